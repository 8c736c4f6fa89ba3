import FlowDiagnostics
import FlowModel

extension Rule {
  static let hostFromOutside = Rule(
    "host-from-outside", .rest, .error, "an address whose host comes from a variable of the flow",
    why: """
      Scheme, host and port decide who gets the request, with all tokens and answers in it. If a \
      question, a response or a script can set the variable that stands there, a customer can send \
      the bot, and the token, to a server of their own. botflow refuses such a request when it runs. \
      Write the host into the address, or into one of the `globals` that nothing in the flow \
      assigns: `{api}/orders`.
      """,
    examples: [
      .interactions(
        """
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Which shop?", "next": "Opening Hours"},
             "answers": {"variableName": "shop", "answerFormat": "Any"}},
            {"name": "Opening Hours", "type": "Action",
             "details": {"actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "https://«{shop}».example/hours", "method": "GET", "variableName": "hours"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "It is open {hours}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
        """),
      .members(
        """
          "globals": {"api": "https://api.example"},
          "interactions": [
            {"name": "Choose Server", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Set Variable", "next": "Opening Hours"},
             "settings": {"script": "context.api = user.locale === 'de' ? 'https://de.example' : context.api;"}},
            {"name": "Opening Hours", "type": "Action",
             "details": {"actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "«{api}»/hours", "method": "GET", "variableName": "hours"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "It is open {hours}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
          ]
        """),
      .members(
        """
          "globals": {"api": "https://api.example"},
          "interactions": [
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Which shop?", "next": "Opening Hours"},
             "answers": {"variableName": "shop", "answerFormat": "Any"}},
            {"name": "Opening Hours", "type": "Action",
             "details": {"actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "{api}/shops/{shop}/hours", "method": "GET", "variableName": "hours"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "It is open {hours}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
          ]
        """),
    ]
  ) { flow, findings in
    lazy var hosts = HostVariables(flow, NamesInScripts(flow))
    flow.forEachAddress { template, _ in
      guard template.startsOpen else { return }
      for reference in AddressStart(template, in: flow.flow).hostReferences {
        guard let offence = hosts.offence(of: reference.path.root) else { continue }
        findings.report(
          "'\(reference.path.root)' decides which host gets this request", at: reference.span,
          related: offence.setAt.map { [.init($0, "the flow sets it here")] } ?? [],
          notes: [offence.reason],
          help: "write the host into the address, or into a global that nothing assigns")
      }
    }
  }
}

extension Template {
  /// Whether a variable may stand before the address has got past its host.
  fileprivate var startsOpen: Bool {
    guard case .literal(let text)? = pieces.first else { return !pieces.isEmpty }
    guard pieces.count > 1 else { return false }
    let scheme = "https://".utf8
    return !text.utf8.starts(with: scheme)
      || !text.utf8.dropFirst(scheme.count).contains { "/?#".utf8.contains($0) }
  }
}

/// Which variables may choose a host: globals that nothing in the flow assigns, and where a login
/// comes back to.
private struct HostVariables {
  struct Offence {
    var reason: String
    var setAt: Span?
  }

  private let flow: LintedFlow
  private let scripts: NamesInScripts
  private lazy var globals = Set(flow.flow.globals.map(\.name.value))
  private var known: [String: Offence?] = [:]

  init(_ flow: LintedFlow, _ scripts: NamesInScripts) {
    self.flow = flow
    self.scripts = scripts
  }

  mutating func offence(of name: String) -> Offence? {
    if let offence = known[name] { return offence }
    let offence = judged(name)
    known[name] = .some(offence)
    return offence
  }

  private mutating func judged(_ name: String) -> Offence? {
    let isGlobal = globals.contains(name)
    let builtIn = BuiltInVariable(rawValue: name)
    if let place = assignment(of: name) {
      return Offence(reason: "only what the flow itself never sets may choose a host", setAt: place)
    }
    if isGlobal || builtIn == .redirectUri { return nil }
    // Another bot may have it among its globals.
    if builtIn == nil, flow.variables.areShared { return nil }
    // That nothing sets it is said by itself.
    if builtIn == nil, !flow.variables.hasUnseenWriter { return nil }
    return Offence(reason: "it is none of the 'globals'", setAt: nil)
  }

  /// Where the flow gives the variable a value, or may do so.
  private func assignment(of name: String) -> Span? {
    if let variable = flow.variables.id(of: name) {
      let writing = flow.variables.writings(of: variable).first { writing in
        writing.kind == .answer || writing.kind == .response
      }
      if let writing { return writing.span }
    }
    guard let place = scripts.naming(name).first,
      case .setVariable(let script)? = flow.interactions[place].settings
    else { return nil }
    return script.span
  }
}
