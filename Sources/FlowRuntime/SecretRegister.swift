import FlowDiagnostics
import WebSyntax

/// Every code, token, verifier and secret that is known, by value, so that each way out can
/// replace it.
package struct SecretRegister: Sendable {
  package static let mask = "•••"
  /// Anything shorter would hide innocent words, and is no secret to speak of.
  private static let shortest = 6

  /// Longest first, so that a secret that holds another one is replaced as a whole.
  private var forms: [String] = []
  private var known: Set<String> = []

  package init() {}

  package mutating func add(_ secret: String) {
    guard secret.utf8.count >= SecretRegister.shortest, known.insert(secret).inserted else {
      return
    }
    let encoded = [
      secret, PercentCoding.encode(secret), PercentCoding.encodeForm(secret),
      JSONText.escaped(secret), Base64.encode(Array(secret.utf8)),
      Base64.encodeURLSafe(Array(secret.utf8)),
    ]
    for form in encoded where !forms.contains(form) { forms.append(form) }
    forms.sort { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }

  package func holds(_ text: String) -> Bool { known.contains(text) }

  /// `text` with every secret in it replaced.
  package func masked(_ text: String) -> String {
    var text = text
    for form in forms where text.contains(form) {
      text = text.replacing(form, with: SecretRegister.mask)
    }
    return text
  }
}
