import WebSyntax

/// The cookie that ties a login to the browser that began it.
enum BrowserCookie {
  private static let name = "botflow-mock"

  static func setting(_ value: String, isSecure: Bool) -> String {
    "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
  }

  static func values(in request: HTTPRequest) -> [String] {
    request.headers.all("Cookie").flatMap { $0.split(separator: ";") }.compactMap { pair in
      let halves = pair.split(separator: "=", maxSplits: 1)
      guard halves.count == 2, halves[0].drop(while: { $0 == " " }) == name else { return nil }
      return String(halves[1])
    }
  }
}
