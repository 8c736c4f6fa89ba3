/// A variable with its slot looked up.
package struct CompiledPath: Hashable, Sendable {
  package let slot: Int
  package let path: VariablePath
}

/// A template whose pieces know where they stand, so that each value is escaped for its place.
package struct CompiledTemplate: Hashable, Sendable {
  /// What surrounds a value.
  package enum Placement: Hashable, Sendable {
    case plainText
    /// Scheme, host or port of a URL: decides who gets the request.
    case urlAuthority
    case urlPart
    case formValue
    case jsonString
    case jsonValue
    case header
  }

  package enum Piece: Hashable, Sendable {
    case literal(String)
    case value(CompiledPath, Placement, isProperCase: Bool)
  }

  package let pieces: [Piece]

  /// A text without variables.
  package init(literal: String) {
    pieces = [.literal(literal)]
  }

  /// The kinds of text a template may make.
  enum Surroundings {
    case text, url, header, form, json
  }

  init(_ template: Template, in surroundings: Surroundings, _ slots: inout SlotTable) {
    var pieces: [Piece] = []
    var before = ""
    var json = JSONCursor()
    for piece in template.pieces {
      switch piece {
      case .literal(let text):
        pieces.append(.literal(text))
        before += text
        if surroundings == .json { json.read(text) }
      case .reference(let reference):
        let path = CompiledPath(
          slot: slots.slot(of: reference.path.root), path: reference.path)
        let placement: Placement =
          switch surroundings {
          case .text: .plainText
          case .header: .header
          case .form: .formValue
          case .json: json.isInString ? .jsonString : .jsonValue
          case .url: CompiledTemplate.isInAuthority(before) ? .urlAuthority : .urlPart
          }
        pieces.append(.value(path, placement, isProperCase: reference.isProperCase))
        // A value cannot end the host: only the author's own slash does.
        before += "\u{FFFC}"
      }
    }
    self.pieces = pieces
  }

  /// Whether the text up to here has not yet got past the host.
  package static func isInAuthority(_ before: String) -> Bool {
    // By bytes: a combining mark after a delimiter must not hide it.
    let bytes = Array(before.utf8)
    // Without `://` as in `{authServer}/path`: the value brings its scheme, the slash ends it.
    let start = bytes.firstRange(of: Array("://".utf8))?.upperBound ?? 0
    return !bytes[start...].contains {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#")
    }
  }
}

/// Whether a place in JSON text is inside a string.
private struct JSONCursor {
  private(set) var isInString = false
  private var isEscaped = false

  mutating func read(_ text: String) {
    for byte in text.utf8 {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\"), isInString {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString.toggle()
      }
    }
  }
}
