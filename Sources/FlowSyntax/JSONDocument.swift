package import FlowDiagnostics

/// JSON text as a flat row of nodes, each with the exact bytes it was read from.
package struct JSONDocument: Sendable {
  /// The place of a node in the row.
  package struct Node: Hashable, Sendable {
    let index: Int
  }

  package enum Kind: UInt8, Hashable, Sendable {
    case null, bool, number, string, array, object
    /// Where a value should be and none could be read; it has been reported.
    case missing
  }

  /// 16 bytes a node: a container is followed by its children, `next` is the node after all of them.
  struct Record: Sendable {
    var start: UInt32
    var end: UInt32
    var next: UInt32
    var kind: Kind
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
  let records: [Record]
  /// Whether it is JSON as other programs read it: a doubled name, a lone surrogate and a byte
  /// order mark are let pass.
  let isReadable: Bool

  /// `nil` where the text holds no value at all.
  package var root: Node? { records.isEmpty ? nil : Node(index: 0) }

  package func kind(_ node: Node) -> Kind { records[node.index].kind }

  package func span(_ node: Node) -> Span {
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

  /// Whether offsets in a string's text and in the file differ by a constant.
  package func isPlain(_ node: Node) -> Bool { !records[node.index].hasEscapes }

  package func bool(_ node: Node) -> Bool {
    source.bytes[Int(records[node.index].start)] == UInt8(ascii: "t")
  }

  package func number(_ node: Node) -> JSONNumber {
    JSONNumber(checked: source[span(node)])
  }

  /// The members of an object in order, doubled names included.
  package func members(_ node: Node) -> [(key: Node, value: Node)] {
    guard records[node.index].kind == .object else { return [] }
    var members: [(Node, Node)] = []
    var index = node.index + 1
    while index < Int(records[node.index].next) {
      let value = Int(records[index].next)
      members.append((Node(index: index), Node(index: value)))
      index = Int(records[value].next)
    }
    return members
  }

  package func elements(_ node: Node) -> [Node] {
    guard records[node.index].kind == .array else { return [] }
    var elements: [Node] = []
    var index = node.index + 1
    while index < Int(records[node.index].next) {
      elements.append(Node(index: index))
      index = Int(records[index].next)
    }
    return elements
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
