import FlowDiagnostics

/// A JSON value without positions: what variables, requests and answers hold.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// The member `name` of an object; `nil` for anything else.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let object) = self else { return nil }
    return object[name]
  }

  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  package static func integer(_ value: Int) -> JSONValue {
    .number(JSONNumber(integer: value))
  }
}

/// A number as it was written, so that no digit of it is lost.
package struct JSONNumber: Hashable, Sendable {
  package let text: String

  package init(integer: Int) {
    text = String(integer)
  }

  /// `nil` unless `text` is a number in the grammar of RFC 8259 §6.
  package init?(_ text: String) {
    guard JSONNumber.isNumber(Array(text.utf8)[...]) else { return nil }
    self.text = text
  }

  /// For text that the reader has checked.
  init(checked text: String) {
    self.text = text
  }

  /// The nearest double; infinite where the exponent is out of its range.
  package var value: Double { Double(text) ?? .nan }

  static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    func dropDigits() -> Int {
      let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      rest = rest.dropFirst(digits.count)
      return digits.count
    }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = dropDigits()
    guard whole > 0, !startsWithZero || whole == 1 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard dropDigits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard dropDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}

/// The members of an object in the order they were written; a name stands once.
package struct JSONObject: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSONValue
  }

  package private(set) var members: [Member] = []

  package init() {}

  package init(_ members: KeyValuePairs<String, JSONValue>) {
    for (name, value) in members { self[name] = value }
  }

  package var isEmpty: Bool { members.isEmpty }

  /// Setting keeps the place of a name that is there, appends a new one, and removes it for `nil`.
  package subscript(name: String) -> JSONValue? {
    get { place(of: name).map { members[$0].value } }
    set {
      switch (place(of: name), newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Names are the same when their code points are; `String` compares more loosely.
  private func place(of name: String) -> Int? {
    members.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
  }

  /// For who has made the names unique already: linear for any number of members.
  package init(unique members: [Member]) {
    self.members = members
  }
}

extension JSONValue {
  /// Compact JSON text.
  package var json: String {
    var out = ""
    write(to: &out)
    return out
  }

  private func write(to out: inout String) {
    switch self {
    case .null: out += "null"
    case .bool(let flag): out += flag ? "true" : "false"
    case .number(let number): out += number.text
    case .string(let text): out += JSONText.quoted(text)
    case .array(let elements):
      out += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { out += "," }
        element.write(to: &out)
      }
      out += "]"
    case .object(let object):
      out += "{"
      for (index, member) in object.members.enumerated() {
        if index > 0 { out += "," }
        out += JSONText.quoted(member.name)
        out += ":"
        member.value.write(to: &out)
      }
      out += "}"
    }
  }
}
