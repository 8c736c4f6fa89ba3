/// A variable, or a piece of one: `account.items[0].id`.
package struct VariablePath: Hashable, Sendable {
  package enum Step: Hashable, Sendable {
    case name(String)
    case index(Int)
  }

  package var root: String
  package var steps: [Step]

  package init(root: String, steps: [Step] = []) {
    self.root = root
    self.steps = steps
  }

  /// `nil` unless all of `text` is a path whose parts are variable names and numbers in brackets.
  package init?(_ text: some StringProtocol) {
    self.init(Array(text.utf8)[...])
  }

  /// The same for the bytes of a text.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard
      let (first, steps) = VariablePath.parts(
        bytes, isNamePart: { $0 >= 0x80 || VariableName.isPart($0) }),
      case .name(let root) = first
    else { return nil }
    if bytes.contains(where: { $0 >= 0x80 }) {
      let names = steps.compactMap { step in
        if case .name(let name) = step { name } else { nil }
      }
      guard VariableName.isValid(root),
        names.allSatisfy({ $0.unicodeScalars.allSatisfy(VariableName.isPart) })
      else { return nil }
    } else {
      // Each byte has been looked at: what is left is a root of digits alone.
      guard
        bytes.first(where: { !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) }).map({
          $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[")
        }) ?? false
      else { return nil }
    }
    self.init(root: root, steps: steps)
  }

  package var text: String { root + VariablePath.text(steps) }

  fileprivate static func text(_ steps: [Step]) -> String {
    steps.map { step in
      switch step {
      case .name(let name): ".\(name)"
      case .index(let index): "[\(index)]"
      }
    }.joined()
  }

  /// The first part and those behind it; every byte of a name satisfies `isNamePart`.
  fileprivate static func parts(
    _ bytes: ArraySlice<UInt8>, isNamePart: (UInt8) -> Bool
  ) -> (first: Step, rest: [Step])? {
    var first: Step?
    var rest: [Step] = []
    var cursor = bytes.startIndex
    while cursor < bytes.endIndex {
      let step: Step
      if bytes[cursor] == UInt8(ascii: "[") {
        let start = cursor + 1
        cursor = start
        while cursor < bytes.endIndex, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[cursor] {
          cursor += 1
        }
        guard cursor < bytes.endIndex, bytes[cursor] == UInt8(ascii: "]"),
          let index = Int(String(decoding: bytes[start..<cursor], as: UTF8.self))
        else { return nil }
        step = .index(index)
        cursor += 1
      } else {
        if first != nil {
          guard bytes[cursor] == UInt8(ascii: ".") else { return nil }
          cursor += 1
        }
        let start = cursor
        while cursor < bytes.endIndex, isNamePart(bytes[cursor]) { cursor += 1 }
        guard cursor > start else { return nil }
        step = .name(String(decoding: bytes[start..<cursor], as: UTF8.self))
      }
      if first == nil { first = step } else { rest.append(step) }
    }
    return first.map { ($0, rest) }
  }
}

/// A place in an answer, as *Set data from response* names it: `data.items[0].id`.
package struct ResponsePath: Hashable, Sendable {
  package var steps: [VariablePath.Step]

  /// `nil` unless all of `text` is a path; names may hold anything but dots and brackets.
  package init?(_ text: String) {
    let parts = VariablePath.parts(Array(text.utf8)[...]) { byte in
      byte != UInt8(ascii: ".") && byte != UInt8(ascii: "[") && byte != UInt8(ascii: "]")
    }
    guard let parts else { return nil }
    steps = [parts.first] + parts.rest
  }

  package var text: String {
    let text = VariablePath.text(steps)
    return text.hasPrefix(".") ? String(text.dropFirst()) : text
  }
}

package enum VariableName {
  /// Letters and digits of any script, and the signs that the product's names were seen with.
  static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? isPart(UInt8(scalar.value)) : !scalar.properties.isWhitespace
  }

  /// The same for ASCII.
  static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "$"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "#"),
      UInt8(ascii: "@"):
      true
    default: false
    }
  }

  /// Digits alone are none: `{3}` in a regular expression is a count.
  package static func isValid(_ name: String) -> Bool {
    var name = name
    let isValid = name.withUTF8 { bytes -> Bool? in
      if bytes.contains(where: { $0 >= 0x80 }) { return nil }
      return bytes.allSatisfy(isPart)
        && !bytes.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
    return isValid ?? name.unicodeScalars.allSatisfy(isPart)
  }

  /// The variable of a question that names none: its name in lower case without blanks [C-custom].
  package static func ofQuestion(named name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace }
  }
}
