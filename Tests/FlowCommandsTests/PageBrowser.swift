import FlowTestSupport
import Testing

/// A person with a browser that keeps cookies and follows redirects, seen from outside.
struct PageBrowser {
  let origin: String
  private(set) var url = ""
  private var client = LoopbackClient()

  init(origin: String) {
    self.origin = origin
  }

  mutating func open(_ address: String) throws -> LoopbackClient.Reply {
    try follow(LoopbackClient.Request(url: address))
  }

  /// The user's own button on the login page, then Allow.
  mutating func logIn(user: String) throws -> LoopbackClient.Reply {
    let login = try open("\(origin)/")
    let consent = try submit(login.text, ["user": user])
    return try submit(consent.text, ["decision": "allow"])
  }

  /// Fills in the first form of a page.
  private mutating func submit(
    _ html: String, _ more: KeyValuePairs<String, String>
  ) throws -> LoopbackClient.Reply {
    let form = try #require(html.firstMatch(of: /<form [^>]*action="([^"]*)"/))
    let body = html[form.range.upperBound...].prefix { _ in true }
    let end = body.firstRange(of: "</form>")?.lowerBound ?? body.endIndex
    let hidden = body[..<end].matches(
      of: /<input type="hidden" name="([^"]*)" value="([^"]*)"/
    ).map { "\($0.1)=\($0.2)" }
    let fields = hidden + more.map { "\($0.key)=\($0.value)" }
    return try follow(
      LoopbackClient.Request(
        method: "POST", url: origin + form.1,
        headers: [("Content-Type", "application/x-www-form-urlencoded")],
        body: Array(fields.joined(separator: "&").utf8)))
  }

  private mutating func follow(
    _ request: LoopbackClient.Request
  ) throws -> LoopbackClient.Reply {
    var request = request
    for _ in 0..<10 {
      url = request.url
      let reply = try client.send(request)
      guard reply.status == 303, let place = reply["Location"] else { return reply }
      request = LoopbackClient.Request(url: place.hasPrefix("/") ? origin + place : place)
    }
    throw LoopbackClient.Failure.badReply("redirects without end")
  }
}
