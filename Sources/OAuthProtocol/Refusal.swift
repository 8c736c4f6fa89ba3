/// Why a request of a client is not granted: what it is told, and what the tester is told.
struct Refusal: Error, Hashable, Sendable {
  let code: OAuthErrorCode
  let status: Int
  /// Only the characters that `error_description` may hold (RFC 6749 §4.1.2.1, §5.2).
  let description: String
  let note: String

  /// Without a note of its own the tester reads the description.
  init(_ code: OAuthErrorCode, status: Int = 400, _ description: String, note: String? = nil) {
    self.code = code
    self.status = status
    self.description = Refusal.permitted(description)
    self.note = note ?? description
  }

  private static func permitted(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      let isPermitted = (0x20...0x7E).contains(scalar.value) && scalar != "\"" && scalar != "\\"
      out.unicodeScalars.append(isPermitted ? scalar : "?")
    }
    return out
  }
}
