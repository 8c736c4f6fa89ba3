/// Values of SARIF that need no file.
enum SARIFText {
  static let baseID = "%SRCROOT%"

  static func level(_ severity: Diagnostic.Severity) -> String {
    JSONText.quoted(severity == .advice ? "note" : severity.rawValue)
  }

  /// What a rule says, which takes no arguments and is ours: braces stand for themselves in it.
  static func description(_ text: String) -> String {
    JSONText.object([("text", JSONText.quoted(text))])
  }

  static func message(_ text: String) -> String {
    JSONText.object([("text", JSONText.quoted(escaped(text)))])
  }

  /// SARIF §3.11.5 doubles braces, which hold placeholders, and §3.11.6 reads `[text](target)` as a
  /// link, which no text of a flow may be.
  private static func escaped(_ text: String) -> String {
    var isAfterBracket = false
    return text.unicodeScalars.reduce(into: "") { out, scalar in
      switch scalar {
      case "{": out += "{{"
      case "}": out += "}}"
      case "(" where isAfterBracket: out += " ("
      default: out.unicodeScalars.append(scalar)
      }
      isAfterBracket = scalar == "]"
    }
  }

  static func location(path: String) -> String {
    JSONText.object([("physicalLocation", JSONText.object([artifact(path)]))])
  }

  static func artifact(_ path: String) -> (String, String) {
    var members = [("uri", JSONText.quoted(ReportPath.uri(path)))]
    if !ReportPath.isAbsolute(path) { members.append(("uriBaseId", JSONText.quoted(baseID))) }
    return ("artifactLocation", JSONText.object(members))
  }
}

/// Places in one file, as SARIF describes them.
struct SARIFPlaces {
  private let source: SourceText
  private let index: LineIndex
  /// Its bytes count, its column does not (§3.30.2).
  private let byteOrderMark: Int

  init(_ source: SourceText) {
    self.source = source
    index = LineIndex(source)
    byteOrderMark = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  func location(_ span: Span, in place: Report.Place) -> String {
    var members = [physicalLocation(span, withSnippet: true)]
    if let logical = logicalLocation(place) { members.append(("logicalLocations", "[\(logical)]")) }
    return JSONText.object(members)
  }

  func relatedLocation(_ label: Diagnostic.Label, id: Int) -> String {
    var members = [("id", String(id)), physicalLocation(label.span, withSnippet: true)]
    if !label.text.isEmpty {
      members.append(("message", SARIFText.message(UntrustedText.shown(label.text))))
    }
    return JSONText.object(members)
  }

  func fix(_ fix: Fix) -> String {
    let replacements = fix.edits.map { edit in
      JSONText.object([
        ("deletedRegion", region(edit.span)),
        ("insertedContent", JSONText.object([("text", JSONText.quoted(edit.replacement))])),
      ])
    }
    let change = JSONText.object([
      SARIFText.artifact(source.path), ("replacements", JSONText.array(replacements)),
    ])
    return JSONText.object([
      ("description", SARIFText.message(UntrustedText.shown(fix.title))),
      ("artifactChanges", "[\(change)]"),
      ("properties", JSONText.object([("confidence", JSONText.quoted(fix.confidence.rawValue))])),
    ])
  }

  private func physicalLocation(_ span: Span, withSnippet: Bool) -> (String, String) {
    (
      "physicalLocation",
      JSONText.object([
        SARIFText.artifact(source.path), ("region", region(span, withSnippet: withSnippet)),
      ])
    )
  }

  /// Text by lines and columns and the same as bytes; of the byte order mark itself, which is no
  /// text, only the place behind it.
  private func region(_ span: Span, withSnippet: Bool = false) -> String {
    let start = position(span.start)
    let end = position(span.end)
    var members = [
      ("startLine", String(start.line)), ("startColumn", String(start.column)),
      ("endLine", String(end.line)), ("endColumn", String(end.column)),
    ]
    guard span.start >= byteOrderMark else { return JSONText.object(members) }
    members += [("byteOffset", String(span.start)), ("byteLength", String(span.end - span.start))]
    // Part of a region would be a wrong snippet, and a whole interaction a long one.
    if withSnippet, (1...SARIFPlaces.longestSnippet).contains(span.end - span.start) {
      let text = JSONText.object([("text", JSONText.quoted(source[span]))])
      members.append(("snippet", text))
    }
    return JSONText.object(members)
  }

  private static let longestSnippet = 500

  private func position(_ offset: Int) -> Position {
    var position = index.position(of: max(offset, byteOrderMark))
    if position.line == 1, byteOrderMark > 0 { position.column -= 1 }
    return position
  }

  private func logicalLocation(_ place: Report.Place) -> String? {
    guard let last = place.steps.last else { return nil }
    let name =
      switch last {
      case .member(let name): name
      case .element(let index, name: let name): name ?? String(index)
      }
    let kind =
      switch last {
      case .member: "property"
      case .element(_, name: nil): "value"
      case .element: "object"
      }
    return JSONText.object([
      ("name", JSONText.quoted(name)), ("fullyQualifiedName", JSONText.quoted(place.path)),
      ("kind", JSONText.quoted(kind)),
    ])
  }
}
