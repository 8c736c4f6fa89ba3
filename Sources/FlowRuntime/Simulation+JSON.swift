import FlowDiagnostics
import FlowEngine
import FlowModel
package import FlowSyntax
import WebSyntax

/// What a run tells, for other programs; `docs/formats.md` is its description.
extension Simulation {
  /// Lines as objects: those that tell of one fact become one.
  package func json(of lines: [OutputLine]) -> [JSONObject] {
    var objects: [JSONObject] = []
    var rest = lines[...]
    while let first = rest.first {
      let isUtterance = first.fact?.isUtterance ?? false
      let same = rest.prefix { $0.fact == first.fact && (isUtterance || $0.kind == first.kind) }
      let taken = first.fact == nil ? rest.prefix(1) : same
      rest = rest.dropFirst(taken.count)
      objects.append(object(Array(taken)))
    }
    return objects
  }

  private func object(_ lines: [OutputLine]) -> JSONObject {
    let first = lines[0]
    let text = lines.map { $0.text.trimmed }.joined(separator: " ")
    switch first.fact {
    case .stopped(let name, let breakpoints)?:
      return JSONObject([
        "kind": .string("stopped"), "before": string(name),
        "breakpoints": .array(breakpoints.map { .integer($0) }), "text": .string(text),
      ])
    case .effect(.hop(let hop), _, _)?: return object(hop)
    case .effect(.say(let utterance), _, _)?:
      let remarks = lines.filter { $0.kind == .note }.map(\.text.trimmed)
      return object(utterance, remarks)
    case .effect(.scriptEnded(let end), _, _)?: return object(end, text)
    case .effect(.attachment(let attachment), _, _)?: return object(attachment)
    case .effect(.agent(let agent), _, _)?: return object(agent, text)
    case .effect(.requestEnded(let end), _, let exchange)? where first.kind == .request:
      return object(end, exchange, text)
    case .effect(.openLogin(let page), _, _)? where first.kind == .request:
      return JSONObject([
        "kind": .string("login"), "interaction": name(page.interaction),
        "url": string(page.url), "text": .string(text),
      ])
    case .effect?, nil:
      let plain = first.fact == nil ? first.text : text
      return JSONObject(["kind": .string("\(first.kind)"), "text": .string(plain)])
    }
  }

  private func object(_ hop: Hop) -> JSONObject {
    var object = JSONObject([
      "kind": .string("hop"), "from": hop.from.map(name) ?? .null, "to": name(hop.to),
      "reason": string(reason(of: hop)),
    ])
    if let choice = hop.choice { object["choice"] = .string(choice.text) }
    return object
  }

  private func object(_ end: RequestEnd, _ exchange: Int?, _ text: String) -> JSONObject {
    var object = JSONObject(["kind": .string("request"), "interaction": name(end.interaction)])
    if let exchange, log.indices.contains(exchange) {
      object["method"] = string(log[exchange].request.method)
      object["url"] = string(log[exchange].request.url)
      switch log[exchange].answer {
      case .response(let response): object["status"] = .integer(response.status)
      case .failure(let failure): object["failure"] = .string(failure.rawValue)
      }
    }
    object["cached"] = .bool(end.isFromCache)
    switch end.outcome {
    case .stored(let variable, _): object["stored"] = variable.map(string) ?? .null
    case .failed(let error): object["error"] = string(self.text(of: error))
    }
    object["text"] = .string(text)
    return object
  }

  /// Where the session stands, with the variables that differ from `known`.
  package func stateJSON(since known: [(name: String, value: JSONValue)]) -> JSONObject {
    let session = world.session
    let next = isStopped ? session.target : nil
    var changed = JSONObject()
    for (name, value) in variables where known.first(where: { $0.name == name })?.value != value {
      changed[name] = masked(value, isSecret: Simulation.isSecretName(name))
    }
    let gone = known.map(\.name).filter { name in !variables.contains { $0.name == name } }
    let phase = isStopped ? "stopped" : "\(session.phase)"
    let waitingFor =
      isStopped ? "step" : session.phase == .waiting ? waitsFor(session) : phase
    return JSONObject([
      "kind": .string("state"), "position": session.position.map(name) ?? .null,
      "next": next.map(name) ?? .null, "channel": .string(session.channel.rawValue),
      "phase": .string(phase), "waitingFor": .string(waitingFor),
      "clock": .integer(session.clock),
      "buttons": json(liveButtons.map { ($0.display, $0.typeLabel?.rawValue) }),
      "variables": .object(changed), "unset": .array(gone.map(string)),
    ])
  }

  /// Whom or what a session that waits is waiting for.
  private func waitsFor(_ session: Session) -> String {
    if session.agent == .talking { return "agent" }
    if session.pendingLogin != nil { return "login" }
    return session.question == nil ? "customer" : "answer"
  }

  private func json(_ buttons: [(label: String, type: String?)]) -> JSONValue {
    .array(
      buttons.enumerated().map { place, button in
        .object(
          JSONObject([
            "number": .integer(place + 1), "label": string(button.label),
            "type": button.type.map { .string($0) } ?? .null,
          ]))
      })
  }

  func name(_ index: InteractionIndex) -> JSONValue {
    string(flow.interactions[index].name)
  }

  func string(_ text: String) -> JSONValue { .string(shown(text)) }

  func masked(_ value: JSONValue, isSecret: Bool) -> JSONValue {
    switch value {
    case .null, .bool: value
    case .number(let number):
      isSecret || secrets.masked(number.text) != number.text
        ? .string(SecretRegister.mask) : value
    case .string(let text):
      .string(isSecret && !text.isEmpty ? SecretRegister.mask : secrets.masked(text))
    case .array(let elements): .array(elements.map { masked($0, isSecret: isSecret) })
    case .object(let object): .object(masked(object, isSecret: isSecret))
    }
  }

  private func masked(_ object: JSONObject, isSecret: Bool) -> JSONObject {
    var hidden = JSONObject()
    for member in object.members {
      hidden[secrets.masked(member.name)] = masked(
        member.value, isSecret: isSecret || Simulation.isSecretName(member.name))
    }
    return hidden
  }
}

extension OutputLine.Fact {
  fileprivate var isUtterance: Bool {
    if case .effect(.say, _, _) = self { true } else { false }
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
