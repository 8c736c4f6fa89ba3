import FlowDiagnostics
import FlowModel
import Testing

/// A flow with marked spans, each of which one rule underlines and nothing else is found.
struct Mistake: CustomTestStringConvertible, Sendable {
  let rule: RuleName
  let text: String
  /// What the safe fix of the first finding writes; `nil` where there is none.
  let fixed: String?

  init(_ rule: RuleName, _ text: String, fixed: String? = nil) {
    self.rule = rule
    self.text = text
    self.fixed = fixed
  }

  var testDescription: String {
    let parts = text.split(separator: "»", maxSplits: 1)[0].split(separator: "«")
    return "\(rule) \(parts.last ?? "")"
  }

  /// Other bots, as the tests' flows know them.
  static let linked = LinkedBots { path in
    switch path {
    case "other.flow.json": .interactions(["Pay", "Hello"])
    case "unread.flow.json": .interactions([])
    default: .unknown("there is no such file")
    }
  }
}
