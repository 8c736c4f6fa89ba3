import FlowDiagnostics
import FlowModel

extension Rule {
  static let impossibleCondition = Rule(
    "impossible-condition", .variables, .warning, "a condition that is never met",
    why: """
      Whatever the customer does, this row is not met, so the bot never goes where it leads. Either \
      the variable is empty on every way to the condition, or it is compared with something that it \
      never holds: an answer that the question does not offer, a channel that the bot is not on, a word where a \
      number is asked for. \
      Letters are compared with their case: an answer labelled `Yes` fills the variable with `Yes`, \
      and `yes` is something else.
      """,
    examples: [
      .interactions(
        """
            {"name": "Forget", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Set Variable", "next": "Any Order?"},
             "settings": {"script": "context.order = null;"}},
            {"name": "Any Order?", "type": "Action",
             "details": {"actionType": "Condition", "next": "Ask"},
             "settings": {"conditions": [
               {"variable": "{order}", "operator": «"Is Not Empty"», "next": "Thank You"}]}},
            {"name": "Ask", "type": "Question",
             "details": {"sendToUser": "What would you like?", "next": "Thank You"},
             "answers": {"variableName": "order", "answerFormat": "Any"}},
            {"name": "Thank You", "type": "Message", "details": {"sendToUser": "{order}, with pleasure."}}
        """),
      .interactions(
        """
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Shall we deliver?", "next": "Deliver?"},
             "answers": {"variableName": "deliver", "answerFormat": "Custom",
                         "items": [{"display": "Yes"}, {"display": "No"}]}},
            {"name": "Deliver?", "type": "Action",
             "details": {"actionType": "Condition", "next": "Collect"},
             "settings": {"conditions": [
               {"variable": "{deliver}", "operator": "Equals", "value": «"yes"», "next": "Address"}]}},
            {"name": "Address", "type": "Message", "details": {"sendToUser": "We bring it to you."}},
            {"name": "Collect", "type": "Message", "details": {"sendToUser": "It waits in the shop."}}
        """),
      .interactions(
        """
            {"name": "On Facebook?", "type": "Action",
             "details": {"whenWeReceive": ["start"], "actionType": "Condition", "next": "Hello"},
             "settings": {"conditions": [
               {"variable": "{channel}", "operator": "Equals", "value": «"Messenger"», "next": "Hello There"}]}},
            {"name": "Hello", "type": "Message", "details": {"sendToUser": "Hello!"}},
            {"name": "Hello There", "type": "Message", "details": {"sendToUser": "Hello on Facebook!"}}
        """),
      .interactions(
        """
            {"name": "Ask", "type": "Question",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Shall we deliver?", "next": "Deliver?"},
             "answers": {"variableName": "deliver", "answerFormat": "Custom",
                         "items": [{"display": "Yes"}, {"display": "No"}]}},
            {"name": "Deliver?", "type": "Action",
             "details": {"actionType": "Condition", "next": "Collect"},
             "settings": {"conditions": [
               {"variable": "{deliver}", "operator": "Equals", "value": "Yes", "next": "Address"}]}},
            {"name": "Address", "type": "Message", "details": {"sendToUser": "We bring it to you."}},
            {"name": "Collect", "type": "Message", "details": {"sendToUser": "It waits in the shop."}}
        """),
    ]
  ) { flow, findings in
    for (place, judgements) in flow.judgements {
      for judgement in judgements where !judgement.isMet {
        let row = flow.interactions[place].rows[judgement.row]
        findings.report("this row is never met", judgement, row)
      }
    }
  }
}
