package import FlowDiagnostics

/// A piece of a flow that breaks a rule where it is marked with «…», or, without marks, does not.
package struct RuleExample: Hashable, Sendable {
  /// How much of a file the text is.
  package enum Extent: Hashable, Sendable {
    case interactions, members, file
  }

  package let extent: Extent
  /// With its marks.
  package let marked: String
  /// Bots that lie beside it: the names of their interactions, by path.
  package let bots: [String: [String]]
  /// Whether the file is saved as ISO 8859-1, one byte for each character, instead of as UTF-8.
  package let isLatin1: Bool

  private init(
    _ extent: Extent, _ marked: String, bots: [String: [String]] = [:], isLatin1: Bool = false
  ) {
    self.extent = extent
    self.marked = marked
    self.bots = bots
    self.isLatin1 = isLatin1
  }

  /// Interactions of a flow, separated by commas.
  static func interactions(_ marked: String, bots: [String: [String]] = [:]) -> RuleExample {
    RuleExample(.interactions, marked, bots: bots)
  }

  /// Interactions of a flow that is saved in another encoding.
  static func latin1(_ marked: String) -> RuleExample {
    RuleExample(.interactions, marked, isLatin1: true)
  }

  /// The members of a flow behind its `name`.
  static func members(_ marked: String, bots: [String: [String]] = [:]) -> RuleExample {
    RuleExample(.members, marked, bots: bots)
  }

  static func file(_ marked: String) -> RuleExample { RuleExample(.file, marked) }

  package var isBad: Bool { marked.contains("«") }

  /// As the reference shows it.
  package var text: String {
    marked.replacing("«", with: "").replacing("»", with: "")
  }

  /// The example as a file, and the places that its marks stand round.
  ///
  /// - Parameters:
  ///   - members: further members of the flow, such as `"description": "…"`.
  package func file(
    _ path: String = "example.flow.json", adding members: [String] = []
  ) -> (source: SourceText, marks: [Span]) {
    let added = members.map { "  \($0),\n" }.joined()
    let text =
      switch extent {
      case .interactions:
        "{\n  \"botflow\": 1,\n  \"name\": \"Example\",\n\(added)  \"interactions\": [\n\(marked)\n  ]\n}\n"
      case .members: "{\n  \"botflow\": 1,\n  \"name\": \"Example\",\n\(added)\(marked)\n}\n"
      case .file:
        members.isEmpty || !marked.hasPrefix("{") ? marked : "{\n\(added)\(marked.dropFirst())"
      }
    return RuleExample.unmarked(text, path, isLatin1: isLatin1)
  }

  /// Text with marks as a file without them, and what they enclose.
  package static func unmarked(
    _ marked: String, _ path: String, isLatin1: Bool = false
  ) -> (source: SourceText, marks: [Span]) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    var marks: [Span] = []
    for character in marked.unicodeScalars {
      switch character {
      case "«": starts.append(bytes.count)
      case "»":
        if let start = starts.popLast() { marks.append(Span(start, bytes.count)) }
      default:
        if isLatin1, let byte = UInt8(exactly: character.value) {
          bytes.append(byte)
        } else {
          bytes += Array(String(character).utf8)
        }
      }
    }
    return (SourceText(path: path, bytes: bytes), marks.sorted { $0.start < $1.start })
  }
}
