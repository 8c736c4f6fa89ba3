package import FlowSyntax
import FlowDiagnostics

/// What the reference and a schema say about the fields of one object.
package struct ObjectWords: Sendable {
  /// The object, with `: VARIANT` behind it where only one variant's fields are meant.
  package let title: String
  package let fields: [FieldWords]

  package init(_ title: String, _ fields: [FieldWords]) {
    self.title = title
    self.fields = fields
  }
}

/// What is said about one field, in Markdown.
package struct FieldWords: Sendable {
  package let name: String
  package let text: String
  /// What counts where the field is left out: a value between backticks, or words.
  package let usual: String?

  package init(_ name: String, _ text: String, or usual: String? = nil) {
    self.name = name
    self.text = text
    self.usual = usual
  }

  /// One or two sentences.
  package var markdown: String {
    usual.map { "\(text.sentence) Default: \($0)." } ?? text.sentence
  }

  /// The same without the marks of Markdown.
  package var plain: String { markdown.filter { $0 != "`" && $0 != "*" } }

  /// The default as JSON, where it is one value.
  package var usualValue: JSONValue? {
    guard let usual, usual.hasPrefix("`"), usual.hasSuffix("`"),
      !usual.dropFirst().dropLast().contains("`")
    else { return nil }
    let text = String(usual.dropFirst().dropLast())
    return JSONValue(parsing: text) ?? .string(text)
  }

  /// The Designer's label, which the key is in camelCase; `nil` for what is no label.
  package var label: String? {
    guard name.first?.isLetter == true else { return nil }
    var words = [""]
    for character in name {
      if character.isUppercase, words.last?.last?.isUppercase != true { words.append("") }
      words[words.count - 1].append(character)
    }
    let known = words.map { word in
      FieldWords.acronyms.first { $0.lowercased() == word.lowercased() } ?? word.lowercased()
    }
    let text = known.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private static let acronyms = ["URL", "URIs", "PKCE", "JSON", "ID"]
}

extension String {
  /// A clause as a sentence.
  var sentence: String { prefix(1).uppercased() + dropFirst() + "." }
}

extension JSONValue {
  /// `nil` unless `text` is JSON.
  init?(parsing text: String) {
    let document = JSONDocument(SourceText(path: "", text))
    guard document.findings.isEmpty, let root = document.root else { return nil }
    self = document.value(root)
  }
}
