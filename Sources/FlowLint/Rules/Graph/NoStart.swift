import FlowDiagnostics
import FlowModel

extension Rule {
  static let noStart = Rule(
    "no-start", .graph, .error, "a bot that says nothing when a conversation is opened",
    why: """
      A channel opens a conversation with a word: `start`, or the bot's own `startMessage` \
      [M-create]. Where no interaction has it in *When we receive*, nothing runs: the customer \
      looks at an empty window and has to guess what to type.

      A bot that is only gone to by another bot needs no start word: give lint the folder with \
      both, and it sees that.

      On SMS the word is `init`, which a program sends that opens the conversation [C-sms]. An SMS \
      bot in which nothing receives `start` either is not reported: it waits for what the customer \
      writes.
      """,
    examples: [
      .file(
        """
        {
          "botflow": 1,
          "name": «"Greeter"»,
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["hello"], "sendToUser": "Hello!"}}
          ]
        }
        """),
      .file(
        """
        {
          "botflow": 1,
          "name": «"Parcels"»,
          "channels": ["Web Client", "SMS"],
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}}
          ]
        }
        """),
      .interactions(
        """
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start", "hello"], "sendToUser": "Hello!"}}
        """),
      .members(
        """
          "channels": ["SMS"],
          "interactions": [
            {"name": "Balance", "type": "Message",
             "details": {"whenWeReceive": ["balance"], "sendToUser": "You have 12 points."}}
          ]
        """),
    ]
  ) { flow, findings in
    guard let channel = flow.channelWithoutStart, let first = flow.interactions.first else {
      return
    }
    let defaults = flow.flow.defaults
    let word = defaults.startWord(on: channel)
    let ownWord = defaults.startMessage.flatMap { _ in
      flow.fieldSpan(["defaults", "startMessage"], in: flow.extent)
    }
    findings.report(
      "nothing receives '\(word)', the word that opens a conversation"
        + (channel == .sms ? " on \(channel.rawValue)" : ""),
      at: flow.fieldSpan(["name"], in: flow.extent) ?? first.name.span,
      related: ownWord.map { [.init($0, "the word is set here")] } ?? [],
      notes: ["the customer sees nothing until they say something that the bot knows"],
      help: "put '\(word)' in When we receive where the conversation begins")
  }
}

extension LintedFlow {
  fileprivate var extent: Span { Span(0, source.bytes.count) }

  /// A channel on which nothing receives the word that opens a conversation.
  ///
  /// A bot that others lead to needs no beginning of its own, unless they lead to it by that word.
  /// On SMS the customer may well begin; a bot that nothing opens elsewhere either is meant so.
  var channelWithoutStart: Channel? {
    guard entries.interactions.isEmpty || entries.isEnteredAtStart else { return nil }
    return channels.first { channel in
      graph.opening(on: channel) == nil
        && triggers.receives(flow.defaults.startWord(on: channel)) == false
        && (channel != .sms || graph.opening(on: .webClient) != nil)
    }
  }

  /// Whether no conversation can begin.
  var hasNoStart: Bool { channelWithoutStart.map { $0 != .sms } ?? false }
}
