import FlowEngine
import FlowModel
import FlowSyntax
import OAuthProtocol
import WebSyntax

/// Login pages that the bot's owner has written [C-webpage]: called with `redirect_uri` and
/// `instance`, they come back with `authorization_code`.
extension Simulation {
  /// Messenger calls the page as its account linking does.
  func ownPage(_ page: LoginPage, calledWith token: String, _ back: String) -> String {
    guard let address = WebAddress(page.url) else { return page.url }
    var parameters = Parameters([("redirect_uri", back), ("account_linking_token", token)])
    if let instance = page.instance { parameters.append("instance", instance) }
    return address.adding(parameters)
  }

  func logIn(atOwnPage page: LoginPage, _ command: LoginCommand, _ user: String) {
    keepMoment()
    if command == .deny { return goBack(from: page, with: nil, isWrongState: false) }
    let code = world.issueCode(to: user, redirectURI: redirectURI(of: page) ?? page.url)
    secrets.add(code)
    if case .late(let minutes) = command { passTime(minutes * 60) }
    goBack(from: page, with: code, isWrongState: command == .wrongState)
  }

  /// The page comes back with a code of the tester's choice.
  func bringBack(code: String, _ page: LoginPage) throws(SimulationError) {
    guard page.channel != .appleBusinessChat else {
      throw SimulationError("no code comes back on Apple Business Chat, only a token")
    }
    keepMoment()
    registerSecret(.array(code.split(separator: "|").map { .string(String($0)) }))
    secrets.add(code)
    guard page.isOAuth else { return goBack(from: page, with: code, isWrongState: false) }
    let state = WebAddress(page.url)?.parameters["state"]
    let parameters = Parameters([("code", code)] + (state.map { [("state", $0)] } ?? []))
    let back = redirectURI(of: page).flatMap { WebAddress($0) }
    bringBack(back?.adding(parameters) ?? "", page, verifier: nil, isWrongState: false)
  }

  private func redirectURI(of page: LoginPage) -> String? {
    WebAddress(page.url)?.parameters.nonEmpty("redirect_uri")
  }

  /// - Parameter code: `nil` where the customer said no.
  private func goBack(from page: LoginPage, with code: String?, isWrongState: Bool) {
    if page.channel == .facebook {
      guard !isWrongState else {
        print(.problem, "Messenger refuses the login: its account_linking_token is not this one's")
        return print(.note, "no linking event; the login is still pending")
      }
      return perform(.loginReturned(.messenger(authorizationCode: code)))
    }
    // The bot's authorize endpoint is called with the page's redirect URI, the code added to it.
    let back = redirectURI(of: page).flatMap { WebAddress($0) }
    let nonce = isWrongState ? "another-login" : back?.parameters["nonce"] ?? ""
    var parameters = Parameters([("nonce", nonce)])
    if let code { parameters.append("authorization_code", code) }
    let address = "\(back?.withoutQuery ?? "")?\(parameters.encoded)"
    perform(.loginReturned(.redirect(Parameters([("redirect_uri", address)]))))
  }
}
