import Dispatch
import FlowEngine
import FlowRuntime
import OAuthProtocol
import OAuthServer
import Synchronization
import WebSyntax

/// A login that a person does in a browser: the mock's pages on 127.0.0.1, and the listener where
/// the login comes back to. It listens from the first `/login browser` to the end of the run.
final class BrowserLogin: Sendable {
  /// What the main thread lends to the listener while it waits.
  struct Lent: Sendable {
    var outside: MockOutside
    var randomness: Randomness
    let now: Int
    /// The query of the login page's address.
    let query: String
    /// What the return must bring, where the login page was given a state.
    let state: String?
    var issued: [String] = []
    /// The address that the mock sent the browser back to, and whether it has been there.
    var sentTo: String?
    var hasReturned = false
  }

  private let lent = Mutex<Lent?>(nil)
  private let returned = DispatchSemaphore(value: 0)
  private let server = Mutex<LoopbackServer?>(nil)

  /// Seconds that the mock keeps a login that nobody finishes.
  private static let longestWait = 600

  static let returnPath = "/authorize/redirect"

  /// Starts listening on a free port.
  func start() throws(ListenError) -> Int {
    if let running = server.withLock(\.self) { return running.port }
    let new = try LoopbackServer.start(port: 0) { [self] in answer($0) }
    server.withLock { $0 = new }
    return new.port
  }

  func stop() {
    server.withLock(\.self)?.stop()
  }

  /// From now on the pages are there. Comes before the address is told: whoever hears of it may be
  /// faster than the next line.
  func lend(_ value: Lent) {
    // A return that came just when an earlier wait was given up.
    while returned.wait(timeout: .now()) == .success {}
    lent.withLock { $0 = value }
  }

  /// Waits until the browser has come back, or `isInterrupted` says to give up. Returns what was
  /// lent, `nil` if nothing was, changed by what the browser did.
  func wait(isInterrupted: () -> Bool) -> Lent? {
    let end = DispatchTime.now() + .seconds(BrowserLogin.longestWait)
    while returned.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
      if isInterrupted() || .now() > end { break }
    }
    return lent.withLock { lent in
      defer { lent = nil }
      return lent
    }
  }

  private func answer(_ request: HTTPRequest) -> HTTPResponse {
    guard let address = WebAddress(request.url) else { return page(404, .notFound) }
    return lent.withLock { lent in
      guard var current = lent else { return page(410, .over) }
      let response = answer(request, at: address, &current)
      lent = current
      return response
    }
  }

  private func answer(
    _ request: HTTPRequest, at address: WebAddress, _ lent: inout Lent
  ) -> HTTPResponse {
    let role: AuthorizationServer.Role
    switch address.path {
    case "/":
      return HTTPResponse(
        status: 303,
        headers: HeaderFields([
          ("Location", "/authorize?\(lent.query)"), ("Cache-Control", "no-store"),
        ]))
    case "/authorize": role = .authorization
    case EndpointAddresses.loginPath: role = .login
    case EndpointAddresses.consentPath: role = .consent
    case BrowserLogin.returnPath: return takeReturn(address, &lent)
    default: return page(404, .notFound)
    }
    guard
      let answer = lent.outside.ask(request, as: role, at: lent.now, &lent.randomness)
    else { return page(404, .notFound) }
    lent.issued += answer.issued
    guard let back = answer.returnsTo else { return BrowserLogin.overHTTP(answer.response) }
    // The code stays bound to the flow's own address; only the browser is sent here instead.
    lent.sentTo = back
    var response = answer.response
    response.headers["Location"] =
      BrowserLogin.returnPath + (WebAddress(back)?.query.map { "?\($0)" } ?? "")
    return response
  }

  /// The flow's own address is https, this one is not: a browser would drop the mock's cookie.
  private static func overHTTP(_ response: HTTPResponse) -> HTTPResponse {
    guard let cookie = response.headers["Set-Cookie"] else { return response }
    var response = response
    response.headers["Set-Cookie"] = cookie.replacing("; Secure", with: "")
    return response
  }

  /// Only what the mock itself has sent, once, and bound to this session.
  private func takeReturn(_ address: WebAddress, _ lent: inout Lent) -> HTTPResponse {
    guard let sentTo = lent.sentTo, !lent.hasReturned,
      WebAddress(sentTo)?.query == address.query,
      lent.state == address.parameters["state"]
    else { return page(400, .notBound) }
    lent.hasReturned = true
    returned.signal()
    return page(200, .done)
  }

  private enum Page {
    case done, notBound, notFound, over

    var texts: (title: String, text: String) {
      switch self {
      case .done: ("You are back", "You can close this tab; the conversation goes on in botflow.")
      case .notBound:
        ("This login is refused", "It does not belong to the login that botflow waits for.")
      case .notFound: ("Nothing is here", "botflow's mock has no page at this address.")
      case .over: ("No login is pending", "Press an Account Link button in botflow first.")
      }
    }
  }

  private func page(_ status: Int, _ page: Page) -> HTTPResponse {
    let (title, text) = page.texts
    let html = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>\(title) · botflow mock</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:4rem auto;\
      padding:0 1rem;color:#1a1a1a;background:#fff}</style></head>
      <body><main><h1>\(title)</h1><p>\(text)</p></main></body></html>

      """
    return HTTPResponse(
      status: status,
      headers: HeaderFields([
        ("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store"),
        ("Referrer-Policy", "no-referrer"), ("X-Frame-Options", "DENY"),
        (
          "Content-Security-Policy",
          "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
        ),
      ]), body: Array(html.utf8))
  }
}

extension Simulator {
  /// `/login browser`: starts the server, prints the page's address, and waits.
  func logInByBrowser() throws(SimulationError) {
    guard !isScripted else {
      throw SimulationError("a script opens no socket; write /login and a user")
    }
    simulation.isOpenToBrowsers = true
    let (address, verifier) = try simulation.pendingLoginAddress()
    let browser = browserLogin ?? BrowserLogin()
    browserLogin = browser
    let port: Int
    do throws(ListenError) {
      port = try browser.start()
    } catch {
      throw SimulationError("cannot listen on 127.0.0.1: \(error.reason)")
    }
    browser.lend(
      BrowserLogin.Lent(
        outside: simulation.world.outside, randomness: simulation.world.randomness,
        now: simulation.world.session.clock, query: address.query ?? "",
        state: address.parameters["state"]))
    say("open in a browser: http://127.0.0.1:\(port)/", .request)
    say("waiting for the login; Ctrl-C gives up", .note)
    flush()
    let outcome = browser.wait { simulation.isInterrupted() }
    guard let outcome, outcome.hasReturned, let back = outcome.sentTo else {
      return say("the login in the browser was given up; it is still pending", .note)
    }
    simulation.finishBrowserLogin(
      back, outside: outcome.outside, issued: outcome.issued, verifier: verifier)
  }
}

extension ListenError {
  var reason: String {
    switch self {
    case .portInUse(let port): "port \(port) is in use"
    case .failed(_, let reason): reason
    }
  }
}
