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
    guard let parts = VariablePath.parts(text, isNamePart: VariableName.isPart),
      case .name(let root)? = parts.first, VariableName.isValid(root)
    else { return nil }
    self.init(root: root, steps: Array(parts.dropFirst()))
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

  fileprivate static func parts(
    _ text: some StringProtocol, isNamePart: (Unicode.Scalar) -> Bool
  ) -> [Step]? {
    var steps: [Step] = []
    var rest = Substring(text).unicodeScalars
    var expectsName = true
    while !rest.isEmpty {
      if rest.first == "[" {
        let digits = rest.dropFirst().prefix { "0"..."9" ~= $0 }
        let after = rest.dropFirst(1 + digits.count)
        guard !expectsName || steps.isEmpty, after.first == "]",
          let index = Int(String(Substring(digits)))
        else { return nil }
        steps.append(.index(index))
        rest = after.dropFirst()
        expectsName = false
      } else {
        if !expectsName {
          guard rest.first == "." else { return nil }
          rest = rest.dropFirst()
        }
        let name = rest.prefix(while: isNamePart)
        guard !name.isEmpty else { return nil }
        steps.append(.name(String(Substring(name))))
        rest = rest.dropFirst(name.count)
        expectsName = false
      }
    }
    return steps.isEmpty ? nil : steps
  }
}

/// A place in an answer, as *Set data from response* names it: `data.items[0].id`.
package struct ResponsePath: Hashable, Sendable {
  package var steps: [VariablePath.Step]

  /// `nil` unless all of `text` is a path; names may hold anything but dots and brackets.
  package init?(_ text: String) {
    guard let steps = VariablePath.parts(text, isNamePart: { !".[]".unicodeScalars.contains($0) })
    else { return nil }
    self.steps = steps
  }

  package var text: String {
    let text = VariablePath.text(steps)
    return text.hasPrefix(".") ? String(text.dropFirst()) : text
  }
}

package enum VariableName {
  /// Letters and digits of any script, and the signs that the product's names were seen with.
  static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-", "$", "?", "!", "#", "@": true
    case "\u{0}"..."\u{7F}": false
    default: !scalar.properties.isWhitespace
    }
  }

  /// Digits alone are none: `{3}` in a regular expression is a count.
  package static func isValid(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy(isPart)
      && !name.unicodeScalars.allSatisfy { "0"..."9" ~= $0 }
  }

  /// The variable of a question that names none: its name in lower case without blanks [C-custom].
  package static func ofQuestion(named name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace }
  }
}
