public import FlowDiagnostics

/// JSON text as a flat row of nodes, each with the exact bytes it was read from.
///
/// What walks along the row is public, so that it is compiled into the code that uses it.
public struct JSONDocument: Sendable {
  /// The place of a node in the row.
  public struct Node: Hashable, Comparable, Sendable {
    @usableFromInline let index: Int

    @usableFromInline init(index: Int) {
      self.index = index
    }

    @inlinable
    public static func < (left: Node, right: Node) -> Bool { left.index < right.index }
  }

  public enum Kind: UInt8, Hashable, Sendable {
    case null, bool, number, string, array, object
    /// Where a value should be and none could be read; it has been reported.
    case missing
  }

  /// 16 bytes a node: a container is followed by its children, `next` is the node after all of them.
  @usableFromInline
  struct Record: Sendable {
    @usableFromInline var start: UInt32
    @usableFromInline var end: UInt32
    @usableFromInline var next: UInt32
    @usableFromInline var kind: Kind
    var hasEscapes = false
    var isUnterminated = false
    /// A string written without any quotes.
    var isBare = false

    /// What stands between the quotes of a string.
    var content: Range<Int> {
      let first = Int(start) + (isBare ? 0 : 1)
      let last = Int(end) - (isBare || isUnterminated ? 0 : 1)
      return first..<max(first, last)
    }
  }

  package let source: SourceText
  /// What is wrong with the text as JSON; a document without findings is valid RFC 8259.
  package let findings: [Diagnostic]
  @usableFromInline let records: [Record]
  /// Whether it is JSON as other programs read it: a doubled name, a lone surrogate and a byte
  /// order mark are let pass.
  let isReadable: Bool

  /// `nil` where the text holds no value at all.
  package var root: Node? { records.isEmpty ? nil : Node(index: 0) }

  @inlinable
  public func kind(_ node: Node) -> Kind { records[node.index].kind }

  @inlinable
  public func span(_ node: Node) -> Span {
    let record = records[node.index]
    return Span(Int(record.start), Int(record.end))
  }

  /// The text of a string with its escapes undone; a lone surrogate reads as U+FFFD.
  package func string(_ node: Node) -> String {
    let record = records[node.index]
    precondition(record.kind == .string, "only a string node has text")
    let content = contentSpan(node)
    guard record.hasEscapes else { return source[content] }
    return JSONEscapes.undone(source.bytes[content.start..<content.end])
  }

  /// What stands between the quotes of a string.
  package func contentSpan(_ node: Node) -> Span {
    let content = records[node.index].content
    return Span(content.lowerBound, content.upperBound)
  }

  /// Where in the file each byte of a string's text comes from, and its end.
  package func places(_ node: Node) -> [Int] {
    let content = contentSpan(node)
    return JSONEscapes.places(source.bytes[content.start..<content.end])
  }

  /// Whether offsets in a string's text and in the file differ by a constant.
  package func isPlain(_ node: Node) -> Bool { !records[node.index].hasEscapes }

  package func bool(_ node: Node) -> Bool {
    source.bytes[Int(records[node.index].start)] == UInt8(ascii: "t")
  }

  package func number(_ node: Node) -> JSONNumber {
    JSONNumber(checked: source[span(node)])
  }

  /// The first child of a container that has one: an element, or the name of a member.
  @inlinable
  public func firstChild(_ node: Node) -> Node { Node(index: node.index + 1) }

  /// The node behind this one and all that it holds: behind a name stands its value, behind a value
  /// the next element or name, and behind the last child what follows the container.
  @inlinable
  public func following(_ node: Node) -> Node { Node(index: Int(records[node.index].next)) }

  /// Each member of an object in order, doubled names included.
  @inlinable
  public func forEachMember(_ node: Node, _ body: (_ key: Node, _ value: Node) -> Void) {
    guard kind(node) == .object else { return }
    let end = following(node)
    var key = firstChild(node)
    while key.index < end.index {
      let value = following(key)
      body(key, value)
      key = following(value)
    }
  }

  @inlinable
  public func forEachElement(_ node: Node, _ body: (Node) -> Void) {
    guard kind(node) == .array else { return }
    let end = following(node)
    var element = firstChild(node)
    while element.index < end.index {
      body(element)
      element = following(element)
    }
  }

  /// The members of an object in order, doubled names included.
  package func members(_ node: Node) -> [(key: Node, value: Node)] {
    var members: [(Node, Node)] = []
    forEachMember(node) { members.append(($0, $1)) }
    return members
  }

  package func elements(_ node: Node) -> [Node] {
    var elements: [Node] = []
    elements.reserveCapacity(elementCount(node))
    forEachElement(node) { elements.append($0) }
    return elements
  }

  /// At least as many elements as an array is worth making room for; never more than it has nodes.
  package func likelyCount(_ node: Node) -> Int {
    let nodes = following(node).index - node.index
    // To walk along a long array only to count it costs more than some room.
    return nodes <= 256 ? elementCount(node) : nodes / 16
  }

  package func elementCount(_ node: Node) -> Int {
    var count = 0
    forEachElement(node) { _ in count += 1 }
    return count
  }

  /// The node as a value; of a doubled name the last member counts, as in JavaScript.
  package func value(_ node: Node) -> JSONValue {
    switch kind(node) {
    case .null, .missing: .null
    case .bool: .bool(bool(node))
    case .number: .number(number(node))
    case .string: .string(string(node))
    case .array: .array(elements(node).map(value))
    case .object: .object(object(node))
    }
  }

  private func object(_ node: Node) -> JSONObject {
    var members: [JSONObject.Member] = []
    // By bytes: `String` takes composed and decomposed letters for the same.
    var places: [[UInt8]: Int] = [:]
    for (key, value) in self.members(node) {
      let name = string(key)
      let member = JSONObject.Member(name: name, value: self.value(value))
      let bytes = Array(name.utf8)
      if let place = places[bytes] {
        members[place] = member
      } else {
        places[bytes] = members.count
        members.append(member)
      }
    }
    return JSONObject(unique: members)
  }
}

extension JSONValue {
  /// The value that `bytes` hold, or `nil` where they are not JSON.
  ///
  /// As lenient as other programs are with each other: the last of two members with one name
  /// counts, a lone surrogate reads as U+FFFD, and a byte order mark is passed over.
  package static func parse(_ bytes: [UInt8]) -> JSONValue? {
    let document = JSONDocument(SourceText(path: "", bytes: bytes))
    guard let root = document.root, document.isReadable else { return nil }
    return document.value(root)
  }
}
