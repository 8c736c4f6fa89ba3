extension Report {
  /// Where something is in a JSON document, as people name it; without steps, the whole document.
  package struct Place: Hashable, Sendable {
    package enum Step: Hashable, Sendable {
      case member(String)
      /// From 0, with what the element calls itself.
      case element(Int, name: String?)
    }

    package var steps: [Step]

    package init(_ steps: [Step] = []) {
      self.steps = steps
    }

    /// `interactions["Get Access Token"].settings.body`: elements stand by their names, so the
    /// place is the same after one was inserted before it. Not unique: names may be given twice.
    package var path: String { Place.path(steps[...]) }

    /// RFC 6901: `/interactions/1/settings/body`.
    package var pointer: String {
      steps.map { step in
        switch step {
        case .member(let name): "/\(Place.escapedForPointer(name))"
        case .element(let index, name: _): "/\(index)"
        }
      }.joined()
    }

    /// By code points: a letter may be joined to a sign that has to be escaped.
    private static func escapedForPointer(_ name: String) -> String {
      name.unicodeScalars.reduce(into: "") { out, scalar in
        switch scalar {
        case "~": out += "~0"
        case "/": out += "~1"
        default: out.unicodeScalars.append(scalar)
        }
      }
    }

    /// The outermost element that has a name: which interaction.
    package var owner: String? { ownerStep.map { $0.name } }

    /// In short, for people: `Get Access Token · settings.body`.
    package var shown: String {
      guard let (index, owner) = ownerStep else { return path }
      let rest = Place.path(steps[(index + 1)...])
      return rest.isEmpty ? owner : "\(owner) · \(rest)"
    }

    private var ownerStep: (index: Int, name: String)? {
      for (index, step) in steps.enumerated() {
        if case .element(_, name: let name?) = step { return (index, Place.shortened(name)) }
      }
      return nil
    }

    private static func path(_ steps: ArraySlice<Step>) -> String {
      var out = ""
      for step in steps {
        switch step {
        case .member(let name) where isWord(name): out += out.isEmpty ? name : ".\(name)"
        case .member(let name), .element(_, name: let name?):
          out += "[\(JSONText.quoted(shortened(name)))]"
        case .element(let index, name: nil): out += "[\(index)]"
        }
      }
      return out
    }

    private static func isWord(_ name: String) -> Bool {
      guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
      return name.utf8.count <= mostCharacters
        && name.utf8.allSatisfy { byte in
          switch byte {
          case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
          default: false
          }
        }
    }

    /// An element may call itself a whole paragraph.
    private static let mostCharacters = 80

    private static func shortened(_ name: String) -> String {
      // A name that is short in bytes is short; counting characters is slow.
      guard name.utf8.count > mostCharacters, name.count > mostCharacters else { return name }
      return "\(name.prefix(mostCharacters - 1))…"
    }
  }
}
