import FlowDiagnostics
import FlowModel

extension Rule {
  static let missingErrorPath = Rule(
    "missing-error-path", .rest, .warning, "a request without a place to go when it fails",
    why: """
      Servers are down, slow, or answer with an error now and then. Without *On error go to* the \
      conversation stops there: the customer is told the text of the default reply, as if they had \
      said something strange, and the bot waits. Lead to a message that says what happened and what \
      the customer can do.

      It counts for a request that another interaction runs first, too; then it is set on the \
      action itself.
      """,
    examples: [
      .interactions(
        """
            {"name": «"Opening Hours"», "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "https://api.example/hours", "method": "GET", "variableName": "hours"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "We are open {hours}."}}
        """),
      .interactions(
        """
            {"name": "Opening Hours", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "REST", "next": "Tell"},
             "settings": {"endpoint": "https://api.example/hours", "method": "GET", "variableName": "hours"},
             "advanced": {"onErrorGoTo": "Sorry"}},
            {"name": "Tell", "type": "Message", "details": {"sendToUser": "We are open {hours}."}},
            {"name": "Sorry", "type": "Message", "details": {"sendToUser": "I cannot look it up now."}}
        """),
    ]
  ) { flow, findings in
    for place in flow.requests where flow.interactions[place].advanced.onErrorGoTo == nil {
      let interaction = flow.interactions[place]
      findings.report(
        "'\(interaction.name.value)' has nowhere to go when its request fails",
        at: interaction.name.span,
        notes: ["the customer is told the text of the default reply, and the bot waits"],
        help: "set 'onErrorGoTo' on the Advanced tab")
    }
  }
}
