import FlowModel
import FlowSyntax
import WebSyntax

extension Turn {
  mutating func send(_ request: CompiledRequest, of index: InteractionIndex) {
    let built = engine.build(request, in: session, values)
    noteUnset(built.unset, index)
    guard case .ready(let message) = built.outcome else {
      if case .refused(let error) = built.outcome { fail(index, with: error) }
      return
    }
    session[.requestKey] = ValueTable.unset
    if request.timeToLive > 0 {
      let key = RequestCache.key(of: message)
      if let body = RequestCache.find(key, in: values.value(session[.cache]), at: session.clock) {
        return accept(HTTPResponse(status: 200, body: Array(body.utf8)), of: index, cached: true)
      }
      session[.requestKey] = values.number(of: .string(key))
    }
    session.phase = .requesting
    effects.append(
      .request(OutgoingRequest(interaction: index, request: message, timeout: request.timeout)))
  }

  /// In order: failure, status, redirect, *Set error if response*, data.
  mutating func finishRequest(of index: InteractionIndex, _ answer: RequestAnswer) {
    switch answer {
    case .failure(let failure): fail(index, with: .failure(failure))
    case .response(let response) where response.status >= 400:
      fail(index, with: .status(response.status))
    case .response(let response) where (300..<400).contains(response.status):
      fail(index, with: .redirect(response.status))
    case .response(let response): accept(response, of: index, cached: false)
    }
  }

  private mutating func accept(
    _ response: HTTPResponse, of index: InteractionIndex, cached: Bool
  ) {
    switch flow.interactions[index].behaviour {
    case .rest(let request): accept(response, for: request, of: index, cached: cached)
    case .sendAttachment(let attachment): attach(response, attachment, of: index)
    case .message, .question, .card, .condition, .setVariable, .goToBot: break
    }
  }

  private mutating func attach(
    _ response: HTTPResponse, _ attachment: CompiledAttachment, of index: InteractionIndex
  ) {
    let given = attachment.fileName.map { engine.render($0, in: session, values) }
    noteUnset(given?.unset ?? [], index)
    let url = engine.render(attachment.request.endpoint, in: session, values).text
    let fromEndpoint = WebAddress(url)?.path.split(separator: "/").last.map(String.init)
    let name = [given?.text, fromEndpoint, "attachment"].compactMap { $0 }.first { !$0.isEmpty }
    effects.append(
      .attachment(
        Attachment(
          interaction: index, name: name ?? "",
          mediaType: attachment.mediaType ?? response.headers["Content-Type"],
          size: response.body.count)))
    finishAction(index)
  }

  private mutating func accept(
    _ response: HTTPResponse, for request: CompiledRequest, of index: InteractionIndex,
    cached: Bool
  ) {
    let document = JSONValue.parse(response.body)
    if let error = request.error {
      let isThere = document?.piece(error.path.steps) != nil
      if isThere == (error.presence == .present) {
        return fail(index, with: .errorInResponse(path: error.path.text, error.presence))
      }
    }
    remember(response, request)
    let (value, warning) = data(of: request, in: document, response, index)
    if let variable = request.variable {
      session[slot: variable.slot] = value.map { values.number(of: $0) } ?? ValueTable.unset
    }
    trace(
      .requestEnded(
        RequestEnd(
          interaction: index, outcome: .stored(variable: request.variable?.name, value),
          isFromCache: cached)))
    if let warning { trace(.note(warning)) }
    finishAction(index)
  }

  /// What *Set data from response* picks; a warning where it finds nothing.
  private func data(
    of request: CompiledRequest, in document: JSONValue?, _ response: HTTPResponse,
    _ index: InteractionIndex
  ) -> (JSONValue?, Note?) {
    guard let path = request.data else { return (document ?? .string(response.text), nil) }
    guard let document else { return (nil, .bodyNotJSON(index)) }
    guard let value = document.piece(path.steps) else {
      return (nil, .pathFoundNothing(index, path: path.text))
    }
    return (value, nil)
  }

  private mutating func remember(_ response: HTTPResponse, _ request: CompiledRequest) {
    guard session[.requestKey] != ValueTable.unset,
      let key = values.value(session[.requestKey])?.string
    else { return }
    session[.requestKey] = ValueTable.unset
    let until = session.clock + request.timeToLive * 60
    let cache = RequestCache.adding(
      key, body: response.text, until: until, to: values.value(session[.cache]), at: session.clock)
    session[.cache] = values.number(of: cache)
  }

  /// The variable stays as it was; without an error path the chain stops with the default reply.
  mutating func fail(_ index: InteractionIndex, with error: ActionError) {
    session[.requestKey] = ValueTable.unset
    if case .script(let failure) = error {
      trace(.scriptEnded(ScriptEnd(interaction: index, outcome: .failed(failure))))
    } else {
      trace(.requestEnded(RequestEnd(interaction: index, outcome: .failed(error))))
    }
    session.caller = nil
    session[.actionsDone] = 0
    if let next = flow.interactions[index].onErrorGoTo {
      go(to: next, .onError(error))
    } else {
      sendDefaultText()
      wait()
    }
  }

  /// Goes on behind an action: to its Next, or back to the interaction it was run for.
  mutating func finishAction(_ index: InteractionIndex) {
    if let caller = session.caller {
      go(to: caller, .actionDone)
    } else {
      follow(flow.interactions[index].next)
    }
  }
}

/// Answers kept for *Time to live*, by the request that brought them: identical means method,
/// URL, headers and body.
enum RequestCache {
  static func key(of request: HTTPRequest) -> String {
    let headers = request.headers.fields.map { "\($0.name): \($0.value)" }
    return JSONValue.array(
      [.string(request.method), .string(request.url)] + headers.map { .string($0) }
        + [.string(Base64.encode(request.body))]
    ).json
  }

  static func find(_ key: String, in cache: JSONValue?, at now: Int) -> String? {
    guard let entry = cache?[key], case .number(let until)? = entry["until"],
      let seconds = Int(until.text), now < seconds
    else { return nil }
    return entry["body"]?.string
  }

  /// What is too old goes, so that the cache holds no more than is alive.
  static func adding(
    _ key: String, body: String, until: Int, to cache: JSONValue?, at now: Int
  ) -> JSONValue {
    var object = JSONObject()
    if case .object(let old)? = cache {
      for member in old.members where find(member.name, in: cache, at: now) != nil {
        object[member.name] = member.value
      }
    }
    object[key] = .object(JSONObject(["until": .integer(until), "body": .string(body)]))
    return .object(object)
  }
}

/// A request with its templates filled in.
struct BuiltRequest {
  enum Outcome {
    case ready(HTTPRequest)
    case refused(ActionError)
  }

  var outcome: Outcome
  var unset: [String]
}

extension Engine {
  func build(
    _ request: CompiledRequest, in session: Session, _ values: ValueTable
  ) -> BuiltRequest {
    var unset: [String] = []
    var problem: ActionError?
    func fill(_ template: CompiledTemplate) -> String {
      let rendered = render(template, in: session, values)
      unset += rendered.unset.filter { !unset.contains($0) }
      problem = problem ?? rendered.error
      return rendered.text
    }
    let url = fill(request.endpoint)
    var headers = HeaderFields()
    if let authorization = request.authorization {
      headers.append("Authorization", fill(authorization))
    }
    var body: [UInt8] = []
    if let template = request.body {
      // One among the flow's own headers takes its place.
      if !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
        headers.append("Content-Type", request.contentType)
      }
      body = Array(fill(template).utf8)
    }
    for (name, value) in request.headers { headers.append(name, fill(value)) }
    let broken = headers.fields.first { $0.name.breaksHeader || $0.value.breaksHeader }
    if let broken { problem = problem ?? .lineBreakInHeader(broken.name) }
    let address = WebAddress(url)
    if problem == nil, address.map({ $0.scheme == "https" || $0.scheme == "http" }) != true {
      problem = .invalidURL(url)
    }
    let message = HTTPRequest(
      method: request.method.rawValue, url: url, headers: headers, body: body)
    return BuiltRequest(outcome: problem.map { .refused($0) } ?? .ready(message), unset: unset)
  }
}
