import FlowDiagnostics
import FlowModel

extension Rule {
  static let accountLinkOnChannel = Rule(
    "account-link-on-channel", .login, .warning,
    "an Account Link button that comes up on a channel without logins",
    why: """
      Accounts can be linked on Web Client, Facebook and Apple Business Chat only [C-linkint]. On \
      SMS and Alexa the customer is asked to log in and has no button to do so.

      Test `{channel}` in a Condition before, and tell these customers what else they can do; or \
      take the channel off the bot's `channels` if it is not for them.
      """,
    examples: [
      .members(
        """
          "channels": ["Web Client", "SMS"],
          "defaults": {"afterLogin": "Thanks"},
          "interactions": [
            {"name": "Log in", "type": "Message",
             "details": {"whenWeReceive": ["start", "init"], "sendToUser": "Please log in."},
             "buttons": {"displayType": "Button", "items": [
               {"display": "Log in", "buttonType": «"Account Link"»,
                "loginPageUrl": "https://shop.example/login"}]}},
            {"name": "Thanks", "type": "Message", "details": {"sendToUser": "You are logged in."}}
          ]
        """),
      .members(
        """
          "channels": ["Web Client", "SMS"],
          "defaults": {"afterLogin": "Thanks"},
          "interactions": [
            {"name": "Can log in?", "type": "Action",
             "details": {"whenWeReceive": ["start", "init"], "actionType": "Condition",
               "next": "Log in"},
             "settings": {"conditions": [
               {"variable": "{channel}", "operator": "Equals", "value": "SMS", "next": "Call us"}]}},
            {"name": "Log in", "type": "Message",
             "details": {"sendToUser": "Please log in."},
             "buttons": {"displayType": "Button", "items": [
               {"display": "Log in", "buttonType": "Account Link",
                "loginPageUrl": "https://shop.example/login"}]}},
            {"name": "Call us", "type": "Message", "details": {"sendToUser": "Please call us."}},
            {"name": "Thanks", "type": "Message", "details": {"sendToUser": "You are logged in."}}
          ]
        """),
    ]
  ) { flow, findings in
    let links = flow.loginPlaces.links
    guard !links.isEmpty else { return }
    let searches = flow.channels.filter { !$0.canLinkAccounts }.map { channel in
      (channel: channel, search: ValueSearch(ValueFlow(flow, tracking: [], on: channel)))
    }
    for link in links {
      let found = searches.filter { !$0.search.entering(link.interaction).isEmpty }
      guard let first = found.first, let state = first.search.entering(link.interaction).first
      else { continue }
      let channels = found.map(\.channel).listed
      findings.report(
        "nobody can log in on \(channels), where this button comes up, too",
        at: flow.span(of: "buttonType", in: link.button.span),
        related: PathStory(flow, on: first.channel).labels(first.search.path(to: state)),
        help: "test {channel} in a Condition before, and lead \(channels) to something else")
    }
  }
}
