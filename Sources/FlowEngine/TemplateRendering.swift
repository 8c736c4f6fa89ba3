import FlowDiagnostics
package import FlowModel
package import FlowSyntax
import WebSyntax

/// A template filled in.
package struct Rendered: Hashable, Sendable {
  package var text = ""
  /// Variables that were never set, each once.
  package var unset: [String] = []
  var error: ActionError?
}

extension Engine {
  /// Fills in `template`, each value escaped for the place where it stands.
  package func render(
    _ template: CompiledTemplate, in session: Session, _ values: ValueTable
  ) -> Rendered {
    var out = Rendered()
    for piece in template.pieces {
      switch piece {
      case .literal(let text): out.text += text
      case .value(let path, let placement, let isProperCase):
        let value = read(path, in: session, values)
        if value == nil, !out.unset.contains(path.path.text) { out.unset.append(path.path.text) }
        append(value ?? .null, path, placement, isProperCase, to: &out)
      }
    }
    return out
  }

  private func append(
    _ value: JSONValue, _ path: CompiledPath, _ placement: CompiledTemplate.Placement,
    _ isProperCase: Bool, to out: inout Rendered
  ) {
    let text = isProperCase ? ProperCase.of(value.plainText) : value.plainText
    switch placement {
    case .plainText: out.text += text
    case .jsonString: out.text += JSONText.escaped(text)
    case .jsonValue: out.text += isProperCase ? JSONText.quoted(text) : value.json
    case .urlPart:
      // Globals before it may have left the host open: `{scheme}//{x}`.
      if !out.text.hasCompleteHost, !mayChooseHost(path) {
        out.error = out.error ?? .hostFromOutside(variable: path.path.text)
      }
      out.text += PercentCoding.encode(text)
    case .formValue: out.text += PercentCoding.encodeForm(text)
    case .header:
      if text.breaksHeader {
        out.error = out.error ?? .lineBreakInHeader(path.path.text)
      }
      out.text += text
    case .urlAuthority:
      // An answer must not choose the host that a token is sent to.
      if !mayChooseHost(path) {
        out.error = out.error ?? .hostFromOutside(variable: path.path.text)
      }
      out.text += text
    }
  }

  private func mayChooseHost(_ path: CompiledPath) -> Bool {
    flow.constantSlots.contains(path.slot)
  }

  /// The value at `path`; `nil` where the variable, or the piece of it, is not there.
  package func read(
    _ path: CompiledPath, in session: Session, _ values: ValueTable
  ) -> JSONValue? {
    values.value(session[slot: path.slot]).flatMap { $0.piece(path.path.steps) }
  }
}

extension String {
  /// Whether a header with this in it would end there, or be none.
  var breaksHeader: Bool {
    utf8.contains { $0 < 0x20 && $0 != UInt8(ascii: "\t") || $0 == 0x7F }
  }

  /// Whether this start of a URL goes beyond the host.
  fileprivate var hasCompleteHost: Bool {
    let bytes = Array(utf8)
    guard let slashes = bytes.firstRange(of: Array("://".utf8)) else { return false }
    return bytes[slashes.upperBound...].contains {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#")
    }
  }
}

extension JSONValue {
  /// The value that `steps` lead to.
  package func piece(_ steps: [VariablePath.Step]) -> JSONValue? {
    var value = self
    for step in steps {
      switch (step, value) {
      case (.name(let name), .object(let object)):
        guard let member = object[name] else { return nil }
        value = member
      case (.index(let index), .array(let elements)):
        guard elements.indices.contains(index) else { return nil }
        value = elements[index]
      case (.name, _), (.index, _): return nil
      }
    }
    return value
  }
}

/// `system.toProperCase`: a capital at the start of each word [C-vars].
package enum ProperCase {
  package static func of(_ text: String) -> String {
    var out = ""
    var isAtStart = true
    for character in text {
      out += isAtStart ? character.uppercased() : character.lowercased()
      isAtStart = !(character.isLetter || character.isNumber || character == "'")
    }
    return out
  }
}
