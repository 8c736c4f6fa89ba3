import FlowDiagnostics
import WebSyntax

/// Every code, token, verifier and secret that is known, by value, so that each way out can
/// replace it.
///
/// Bytes are compared, without ASCII case: neither a letter that combines with a secret's last one
/// nor a change of case makes it another.
package struct SecretRegister: Sendable {
  package static let mask = "•••"
  /// Anything shorter would hide innocent words, and is no secret to speak of.
  private static let shortest = 6
  private static let keyLength = 4

  /// The forms that begin with four bytes, longest first: a secret that holds another one is
  /// replaced as a whole, and a text is walked once for all of them.
  private var forms: [UInt32: [[UInt8]]] = [:]
  private var known: Set<String> = []

  package init() {}

  package mutating func add(_ secret: String) {
    guard secret.utf8.count >= SecretRegister.shortest, known.insert(secret).inserted else {
      return
    }
    let encoded = [
      secret, PercentCoding.encode(secret), PercentCoding.encodeForm(secret),
      JSONText.escaped(secret), Base64.encode(Array(secret.utf8)),
      Base64.encodeURLSafe(Array(secret.utf8)), HTMLText.escaped(secret),
    ]
    for form in encoded { add(form: SecretRegister.folded(form)) }
  }

  private mutating func add(form: [UInt8]) {
    let key = SecretRegister.key(form, at: 0)
    var same = forms[key] ?? []
    guard !same.contains(form) else { return }
    let place = same.firstIndex { $0.count < form.count } ?? same.count
    same.insert(form, at: place)
    forms[key] = same
  }

  /// `text` with every secret in it replaced.
  package func masked(_ text: String) -> String {
    guard !forms.isEmpty else { return text }
    let folded = SecretRegister.folded(text)
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var index = 0
    var hasSecret = false
    while index < bytes.count {
      if let length = secretLength(folded, at: index) {
        out += SecretRegister.mask.utf8
        index += length
        hasSecret = true
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return hasSecret ? String(decoding: out, as: UTF8.self) : text
  }

  /// As `masked`, for a text that was cut somewhere: the beginning of a secret at its end is
  /// replaced, too.
  package func masked(cut text: String) -> String {
    let masked = self.masked(text)
    let folded = SecretRegister.folded(masked)
    var longest = 0
    for form in forms.values.joined() {
      var length = min(form.count - 1, folded.count)
      while length > longest, length >= SecretRegister.keyLength {
        if folded.suffix(length).elementsEqual(form.prefix(length)) { longest = length }
        length -= 1
      }
    }
    guard longest > 0 else { return masked }
    return String(decoding: masked.utf8.dropLast(longest), as: UTF8.self) + SecretRegister.mask
  }

  private func secretLength(_ text: [UInt8], at index: Int) -> Int? {
    guard index + SecretRegister.shortest <= text.count,
      let candidates = forms[SecretRegister.key(text, at: index)]
    else { return nil }
    return candidates.first { text[index...].starts(with: $0) }?.count
  }

  private static func key(_ bytes: [UInt8], at index: Int) -> UInt32 {
    bytes[index..<index + keyLength].reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func folded(_ text: String) -> [UInt8] {
    text.utf8.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }
  }
}
