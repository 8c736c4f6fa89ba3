import FlowDiagnostics
package import FlowEngine
package import FlowModel
import FlowSyntax
package import OAuthProtocol
package import WebSyntax

/// Everything that is not the bot: an OAuth server and canned answers, reached by URL. A value, so
/// that going back in time takes it along.
package struct MockOutside: Sendable {
  package var server: AuthorizationServer?
  /// What goes wrong at the OAuth server.
  package internal(set) var scenarios: [Scenario]
  private var responses: [MockFile.CannedResponse]
  /// How often each canned response has answered.
  private var uses: [Int]

  package init(
    server: AuthorizationServer?, responses: [MockFile.CannedResponse],
    scenarios: [Scenario] = []
  ) {
    self.server = server
    self.responses = responses
    self.scenarios = scenarios
    uses = responses.map { _ in 0 }
  }

  /// The outside that another reading of the mock file describes, with all that has happened in
  /// this one.
  func carriedOver(to fresh: MockOutside) -> MockOutside {
    var outside = fresh
    outside.scenarios = scenarios
    if let server, let settings = fresh.server?.settings {
      outside.server = server.withSettings(settings)
    }
    var known = zip(responses, uses).map { (response: $0, uses: $1) }
    for (place, response) in fresh.responses.enumerated() {
      let same = known.firstIndex {
        $0.response.method == response.method && $0.response.url.value == response.url.value
          && $0.response.times == response.times
      }
      if let same { outside.uses[place] = known.remove(at: same).uses }
    }
    return outside
  }

  /// What came of one request, and what a tester should know about it.
  package struct Result: Sendable {
    package var answer: RequestAnswer
    package var issued: [String] = []
    package var note: String?
    /// Seconds that the answer took.
    package var delay = 0
  }

  /// Answers a request of the flow: canned responses first, then the OAuth server by its addresses.
  package mutating func answer(
    _ request: HTTPRequest, timeout: Int, at now: Int, _ randomness: inout Randomness
  ) -> Result {
    if let place = cannedResponse(for: request) {
      return answer(request, cannedAt: place, timeout: timeout, at: now, &randomness)
    }
    guard let role = server?.role(of: request.url) else {
      return Result(answer: .failure(.noCannedResponse), note: missingEntry(request))
    }
    return play(request, as: role, timeout: timeout, at: now, &randomness)
  }

  /// Asks the OAuth server; an empty page where there is none.
  package mutating func ask(
    _ request: HTTPRequest, as role: AuthorizationServer.Role, at now: Int,
    _ randomness: inout Randomness
  ) -> OAuthProtocol.Answer? {
    withServer(at: now, &randomness) { $0.answer(request, as: role, under: $1) }
  }

  mutating func issueCode(
    to username: String, redirectURI: String, at now: Int, _ randomness: inout Randomness
  ) -> String? {
    withServer(at: now, &randomness) {
      $0.issueCode(to: username, redirectURI: redirectURI, under: $1)
    } ?? nil
  }

  private mutating func withServer<Result>(
    at now: Int, _ randomness: inout Randomness,
    _ use: (inout AuthorizationServer, Circumstances) -> Result
  ) -> Result? {
    guard var server else { return nil }
    let source = RandomSource(randomness)
    let result = use(
      &server, Circumstances(now: now, random: { source.bytes($0) }, sha256: sha256))
    randomness = source.randomness
    self.server = server
    return result
  }

  func result(_ answer: OAuthProtocol.Answer?) -> Result {
    guard let answer else { return Result(answer: .failure(.refused)) }
    return Result(
      answer: .response(answer.response), issued: answer.issued, note: answer.note)
  }

  private func cannedResponse(for request: HTTPRequest) -> Int? {
    responses.indices.first { place in
      let response = responses[place]
      guard response.method.rawValue == request.method else { return false }
      if let times = response.times, uses[place] >= times { return false }
      if response.url.value == request.url { return true }
      // An entry without a query stands for the address with any.
      return !response.url.value.contains("?")
        && WebAddress(request.url)?.withoutQuery == response.url.value
    }
  }

  private mutating func answer(
    _ request: HTTPRequest, cannedAt place: Int, timeout: Int, at now: Int,
    _ randomness: inout Randomness
  ) -> Result {
    let canned = responses[place]
    if canned.requiresBearer {
      let check = ask(request, as: .userinfo, at: now, &randomness)
      if check?.response.status != 200 { return result(check) }
    }
    uses[place] += 1
    if canned.delay > Double(timeout) {
      return Result(answer: .failure(.timeout), delay: timeout)
    }
    var headers = HeaderFields(canned.headers.map { ($0.name.value, $0.value) })
    var body: [UInt8] = []
    switch canned.body {
    case nil: break
    case .string(let text)?: body = Array(text.utf8)
    case let value?:
      body = Array(value.json.utf8)
      if headers["Content-Type"] == nil { headers["Content-Type"] = "application/json" }
    }
    return Result(
      answer: .response(HTTPResponse(status: canned.status, headers: headers, body: body)),
      delay: Int(canned.delay.rounded(.up)))
  }

  private func missingEntry(_ request: HTTPRequest) -> String {
    let url = WebAddress(request.url)?.withoutQuery ?? request.url
    return "nothing answers this address; add to the mock file's responses: "
      + "{\"method\": \(JSONText.quoted(request.method)), \"url\": \(JSONText.quoted(url)), "
      + "\"body\": {}}"
  }
}

/// Lends a value's randomness to closures for the time of one call.
private final class RandomSource {
  var randomness: Randomness

  init(_ randomness: Randomness) {
    self.randomness = randomness
  }

  func bytes(_ count: Int) -> [UInt8] { randomness.bytes(count) }
}
