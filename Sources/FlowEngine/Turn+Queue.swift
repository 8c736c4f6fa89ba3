import FlowModel
import FlowSyntax
import WebSyntax

extension Turn {
  mutating func enqueue(_ event: Event) {
    guard let entry = QueuedEvent.json(of: event, live: liveButtons) else { return }
    var queue: [JSONValue] = []
    if case .array(let elements)? = values.value(session[.queue]) { queue = elements }
    queue.append(entry)
    session[.queue] = values.number(of: .array(queue))
    // What comes back from a login is only checked later; it may be anybody's.
    if case .loginReturned = event {} else { session[.lastInput] = session[.clock] }
    trace(.note(.queued))
  }

  /// Whether something is kept that the customer said or pressed.
  var hasWordsWaiting: Bool {
    guard case .array(let queue)? = values.value(session[.queue]) else { return false }
    return queue.contains(where: QueuedEvent.isWord)
  }

  /// Says whose buttons are live, and made from which list: a press is one of these.
  private var liveButtons: JSONValue {
    .array([.integer(session.live ?? 0), .integer(Int(session[.liveList]))])
  }

  /// Lets what was kept happen as soon as the bot waits.
  mutating func drainQueue() {
    while session.phase == .waiting, case .array(let queue)? = values.value(session[.queue]),
      let first = queue.first
    {
      session[.queue] =
        queue.count == 1 ? ValueTable.unset : values.number(of: .array(Array(queue.dropFirst())))
      // A press of a button that is no longer live, or a login that has ended, is void by now.
      guard let event = QueuedEvent.event(of: first, live: liveButtons) else { continue }
      do { try customer(event) } catch { continue }
    }
  }
}

/// Events as values, so that a session that keeps some is still a row of numbers.
enum QueuedEvent {
  /// - Parameter live: whose buttons are live; a press is one of them.
  static func json(of event: Event, live: JSONValue) -> JSONValue? {
    switch event {
    case .said(let text): .array([.string("said"), .string(text)])
    case .pressed(let number, let material):
      .array([
        .string("pressed"), .integer(number), .string(material.pkceVerifier),
        .string(material.pkceChallenge), .string(material.nonce), live,
      ])
    case .loginReturned(.redirect(let parameters)):
      .array([.string("redirect"), .string(parameters.encoded)])
    case .loginReturned(.messenger(let code)):
      .array([.string("messenger"), code.map { .string($0) } ?? .null])
    case .loginReturned(.device(let token)):
      .array([.string("device"), token.map { .string($0) } ?? .null])
    case .loginReturned(.abandoned): .array([.string("abandoned")])
    case .opened, .placed, .proceeded, .answered, .scriptEnded, .delayEnded, .agent, .timePassed,
      .assigned:
      nil
    }
  }

  static func isWord(_ json: JSONValue) -> Bool {
    guard case .array(let parts) = json else { return false }
    return parts.first == .string("said") || parts.first == .string("pressed")
  }

  /// The event, unless the buttons that were live then are not any more.
  static func event(of json: JSONValue, live: JSONValue) -> Event? {
    guard case .array(let parts) = json, let kind = parts.first?.string else { return nil }
    let text = parts.count > 1 ? parts[1].string : nil
    switch kind {
    case "said": return text.map { .said($0) }
    case "pressed":
      guard parts.count == 6, parts[5] == live, case .number(let number) = parts[1],
        let button = Int(number.text),
        let verifier = parts[2].string, let challenge = parts[3].string,
        let nonce = parts[4].string
      else { return nil }
      return .pressed(
        button, LoginMaterial(pkceVerifier: verifier, pkceChallenge: challenge, nonce: nonce))
    case "redirect": return .loginReturned(.redirect(Parameters(encoded: text ?? "")))
    case "messenger": return .loginReturned(.messenger(authorizationCode: text))
    case "device": return .loginReturned(.device(accessToken: text))
    case "abandoned": return .loginReturned(.abandoned)
    default: return nil
    }
  }
}
