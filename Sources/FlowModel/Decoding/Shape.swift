package import FlowDiagnostics
package import FlowSyntax

/// What a value may be, for messages, for the reference and for a schema: the decoder's own words.
package indirect enum ValueKind: Hashable, Sendable {
  case text
  case template
  case wholeNumber(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  case flag
  case anything
  case choice([String])
  case nameOf(String)
  case list(of: ValueKind)
  case map(to: ValueKind)
  case object(String)
  case either([ValueKind])
}

/// How one kind of value is read: `nil` means it was no such value and that has been reported.
package struct Shape<Value>: Sendable {
  package let kind: ValueKind
  package let read: @Sendable (inout FlowDecoder, JSONDocument.Node) -> Value?

  package init(
    _ kind: ValueKind, _ read: @escaping @Sendable (inout FlowDecoder, JSONDocument.Node) -> Value?
  ) {
    self.kind = kind
    self.read = read
  }

  package func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Shape<Other> {
    Shape<Other>(kind) { decoder, node in read(&decoder, node).map(transform) }
  }

  /// The value with the place of its text or bracket.
  package var located: Shape<Located<Value>> {
    Shape<Located<Value>>(kind) { decoder, node in
      read(&decoder, node).map { Located($0, at: decoder.headSpan(node)) }
    }
  }
}

extension Shape where Value == String {
  package static let text = Shape(.text) { decoder, node in
    guard decoder.document.kind(node) == .string else {
      decoder.reportWrongType(node, wanted: "a string")
      return nil
    }
    return decoder.document.string(node)
  }

  /// A string that must hold more than blanks: the name of something.
  package static func name(of what: String) -> Shape {
    Shape(.nameOf(what)) { decoder, node in
      guard let name = text.read(&decoder, node) else { return nil }
      guard decoder.document.startsVisibly(node) || name.contains(where: { !$0.isWhitespace })
      else {
        decoder.report(
          .emptyName, "the name of \(what) is empty", at: decoder.document.span(node))
        return nil
      }
      return name
    }
  }
}

extension Shape where Value == Bool {
  package static let flag = Shape(.flag) { decoder, node in
    guard decoder.document.kind(node) == .bool else {
      decoder.reportWrongType(node, wanted: "true or false")
      return nil
    }
    return decoder.document.bool(node)
  }
}

extension Shape where Value == Int {
  package static func wholeNumber(_ range: ClosedRange<Int>) -> Shape {
    Shape(.wholeNumber(range)) { decoder, node in
      guard decoder.document.kind(node) == .number else {
        decoder.reportWrongType(node, wanted: "a whole number")
        return nil
      }
      let number = decoder.document.number(node)
      let span = decoder.document.span(node)
      guard let value = Int(exactly: number.value) else {
        decoder.report(.wrongType, "expected a whole number, found \(number.text)", at: span)
        return nil
      }
      guard range.contains(value) else {
        decoder.report(.outOfRange, outOfRange(number.text, range), at: span)
        return nil
      }
      return value
    }
  }

  private static func outOfRange(_ text: String, _ range: ClosedRange<Int>) -> String {
    range.upperBound == .max
      ? "\(text) is less than \(range.lowerBound)"
      : "\(text) is not between \(range.lowerBound) and \(range.upperBound)"
  }
}

extension Shape where Value == JSONValue {
  package static let anything = Shape(.anything) { decoder, node in
    guard decoder.document.kind(node) != .missing else { return nil }
    return decoder.document.value(node)
  }
}

/// A value from one of the Designer's lists; the raw value is the Designer's label.
package protocol DesignerLabel: CaseIterable, RawRepresentable, Sendable where RawValue == String {
  /// As a message says it, with its article: "an operator".
  static var what: String { get }
  /// Labels of the product's other generation, by which people know it too.
  static var otherLabels: [String: String] { get }
}

extension DesignerLabel {
  package static var otherLabels: [String: String] { [:] }
}

extension Shape where Value: DesignerLabel {
  package static var choice: Shape {
    let labels = Value.allCases.map(\.rawValue)
    let table = LabelTable<Value>()
    return Shape(.choice(labels)) { decoder, node in
      if let value = table.value(decoder.document, node) { return value }
      guard let word = Shape<String>.text.read(&decoder, node) else { return nil }
      decoder.reportUnknown(
        .unknownValue, "'\(word)' is not \(Value.what)", word: word,
        at: decoder.document.span(node), allowed: labels, aliases: Value.otherLabels)
      return nil
    }
  }
}

extension Shape {
  /// An array; elements that cannot be read are left out.
  package static func list<Element>(of element: Shape<Element>) -> Shape<[Element]>
  where Value == [Element] {
    Shape<[Element]>(.list(of: element.kind)) { decoder, node in
      guard decoder.document.kind(node) == .array else {
        decoder.reportWrongType(node, wanted: "an array")
        return nil
      }
      var elements: [Element] = []
      elements.reserveCapacity(min(decoder.document.likelyCount(node), mostReserved))
      let end = decoder.document.following(node)
      var next = decoder.document.firstChild(node)
      while next < end {
        if let value = element.read(&decoder, next) { elements.append(value) }
        next = decoder.document.following(next)
      }
      return elements
    }
  }

  /// Room beyond this is made when elements were read: an array may hold anything.
  private static var mostReserved: Int { 1 << 18 }

  /// An object whose member names are the author's own, each as `names` reads it.
  package static func map<Element>(
    of names: Shape<String>, to element: Shape<Element>
  ) -> Shape<[(name: Located<String>, value: Element)]>
  where Value == [(name: Located<String>, value: Element)] {
    Shape(.map(to: element.kind)) { decoder, node in
      guard decoder.document.kind(node) == .object else {
        decoder.reportWrongType(node, wanted: "an object")
        return nil
      }
      return decoder.document.members(node).compactMap { key, value in
        let name = names.located.read(&decoder, key)
        let value = element.read(&decoder, value)
        guard let name, let value else { return nil }
        return (name, value)
      }
    }
  }
}
