import FlowDiagnostics
import FlowModel
import FlowSyntax

/// Secrets that stand in a flow as they are.
struct HardcodedSecrets {
  struct Found {
    /// What it is, without saying it: "the header 'X-Api-Key'".
    var what: String
    var span: Span
  }

  let flow: LintedFlow
  private(set) var found: [Found] = []

  init(_ flow: LintedFlow) {
    self.flow = flow
    for global in flow.flow.globals { add(global) }
    for address in flow.loginAddresses { add(address.fields, of: "the address") }
    for place in flow.loginPlaces.senders + flow.loginPlaces.scripts {
      add(flow.interactions[place])
    }
  }

  private mutating func add(_ global: Flow.Global) {
    guard case .string(let text) = global.value, SecretName.isSecret(global.name.value),
      SecretName.isMadeUp(text)
    else { return }
    let span = flow.valueSpan(behind: global.name.span) ?? global.name.span
    found.append(Found(what: "the global '\(global.name.value)'", span: span))
  }

  private mutating func add(_ interaction: Interaction) {
    switch interaction.settings {
    case .rest(let rest)?:
      addQuery(of: rest.endpoint)
      add(authorization: rest.authorization)
      for header in rest.headers { add(header: header.name.value, header.value) }
      if SecretName.mayStand(in: rest.body) {
        add(FormFields.body(of: rest, in: interaction, flow.source), of: "the body")
      }
    case .sendAttachment(let attachment)?:
      addQuery(of: attachment.endpoint)
      add(authorization: attachment.authorization)
      for header in attachment.headers { add(header: header.name.value, header.value) }
    case .setVariable(let script)?: add(script)
    case .condition?, .goToBot?, nil: break
    }
  }

  private mutating func addQuery(of address: Template?) {
    guard let address, SecretName.mayStand(in: address) else { return }
    add(FormFields.query(of: address, in: flow.source), of: "the address")
  }

  private mutating func add(_ fields: [FormField], of place: String) {
    for field in fields
    where field.isLiteral && SecretName.isSecret(field.name)
      && SecretName.isLiteralSecret(field.value)
    {
      found.append(Found(what: "'\(field.name)' in \(place)", span: field.span))
    }
  }

  private mutating func add(authorization: Template?) {
    guard let authorization, let text = authorization.constant,
      HardcodedSecrets.isCredential(text)
    else { return }
    found.append(Found(what: "the authorization", span: authorization.span))
  }

  private mutating func add(header name: String, _ value: Template) {
    guard SecretName.isHeaderOfCredentials(name), let text = value.constant,
      HardcodedSecrets.isCredential(text)
    else { return }
    found.append(Found(what: "the header '\(name)'", span: value.span))
  }

  /// A value of an Authorization header, or of one of its kind: a scheme and what follows it.
  private static func isCredential(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    // `Anonymous` by itself is a word that a server wants to see.
    guard words.count > 1 || SecretName.isMadeUp(text) else { return false }
    guard let last = words.last, last.utf8.count >= 6 else { return false }
    return SecretName.isLiteralSecret(String(last))
  }

  /// A literal that a script gives to a name which says what it is.
  private mutating func add(_ script: Located<String>) {
    guard SecretName.mayStand(in: script.value.utf8) else { return }
    for literal in ScriptLiterals(script.value).values
    where SecretName.isSecret(literal.name) && SecretName.isMadeUp(literal.text) {
      let span = flow.place(ofText: literal.text, in: script.span) ?? script.span
      found.append(Found(what: "'\(literal.name)' in the script", span: span))
    }
  }
}

/// The string literals of a script that a name stands before: `name = "…"`, `name: "…"`.
private struct ScriptLiterals {
  private(set) var values: [(name: String, text: String)] = []

  init(_ script: String) {
    var name = ""
    var word = ""
    var quote: Character?
    var literal = ""
    var isEscaped = false
    for character in script {
      if let open = quote {
        if isEscaped {
          isEscaped = false
          literal.append(character)
        } else if character == "\\" {
          isEscaped = true
        } else if character == open {
          if !name.isEmpty { values.append((name, literal)) }
          // A name in quotes may have a value of its own.
          word = literal
          name = ""
          quote = nil
        } else {
          literal.append(character)
        }
      } else if "\"'`".contains(character) {
        quote = character
        literal = ""
      } else if character.isLetter || character.isNumber || "_$".contains(character) {
        if name.isEmpty, !word.isEmpty, isBroken { word = "" }
        isBroken = false
        word.append(character)
      } else if character == "=" || character == ":" {
        // A comparison is no assignment.
        name = name.isEmpty && !word.isEmpty ? word : ""
        word = ""
      } else if character.isWhitespace || character == "]" {
        isBroken = true
      } else {
        name = ""
        word = ""
      }
    }
  }

  /// Whether something has ended the word.
  private var isBroken = false
}

extension LintedFlow {
  /// The value behind a member's name.
  func valueSpan(behind name: Span) -> Span? {
    let rest = source.bytes[name.end...]
    guard let start = rest.firstIndex(where: { !": \t\r\n".utf8.contains($0) }),
      rest[start] == UInt8(ascii: "\"")
    else { return nil }
    var index = start + 1
    while index < rest.endIndex, rest[index] != UInt8(ascii: "\"") {
      index += rest[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index < rest.endIndex ? Span(start, index + 1) : nil
  }

  /// Where `text` stands in a part of the file, as it is.
  func place(ofText text: String, in span: Span) -> Span? {
    let bytes = Array(text.utf8)
    let whole = source.bytes[span.start..<span.end]
    return whole.firstRange(of: bytes).map { Span($0.lowerBound, $0.upperBound) }
  }
}
