import FlowDiagnostics
import FlowModel

extension RuleFindings {
  /// Reports that something is more than some limits allow; nothing where there are none.
  ///
  /// - Parameters:
  ///   - subject: "the label 'Show me everything'".
  ///   - amount: in the unit of a limit.
  mutating func report(
    tooLong subject: String, _ limits: [ChannelLimit], _ amount: (ChannelLimit) -> Int,
    at span: Span, notes: [String] = [], help: String
  ) {
    guard let limit = limits.first else { return }
    let unit = limit.unit.rawValue
    report(
      "\(subject) is \(amount(limit)) \(unit) long: \(limit.clause)", at: span,
      notes: notes + limits.dropFirst().map(\.clause) + limit.notes, help: help)
  }

  /// - Parameter subject: "'Menu' has 5 buttons".
  mutating func report(
    tooMany subject: String, _ limits: [ChannelLimit], at span: Span, help: String,
    fix: Fix? = nil
  ) {
    guard let limit = limits.first else { return }
    report(
      "\(subject): \(limit.clause)", at: span,
      notes: limits.dropFirst().map(\.clause) + limit.notes, help: help, fix: fix)
  }
}

extension ChannelLimit {
  /// What holds, and of what is cut that it is: "Facebook cuts it after 20".
  fileprivate var clause: String {
    switch excess {
    case .cut: "\(owner) cuts it after \(most)"
    case .refusedByChannel, .refusedByProduct, .shownOtherwise, .split: "\(owner) takes \(most)"
    case .unknown: "\(owner) itself takes \(most)"
    }
  }

  fileprivate var notes: [String] {
    let origin = "the limit is from \(source.reference), looked up \(lookedUp)"
    switch excess {
    case .unknown:
      return [origin, "the product's own pages allow more; none says how that is sent"]
    case .refusedByProduct where isExcessAssumed:
      return [origin, "it does not say what becomes of more"]
    case .cut, .refusedByChannel, .refusedByProduct, .shownOtherwise, .split: return [origin]
    }
  }
}

extension FactSource {
  /// As a sentence says it.
  var reference: String {
    switch self {
    case .page(let tag): RuleSources.addresses[tag] ?? "the product's page \(tag)"
    case .address(let address): address
    case .choice: "botflow's own choice"
    }
  }
}

/// An author's words in a message.
func quoted(_ text: String) -> String {
  let most = 40
  return text.count > most ? "'\(text.prefix(most))…'" : "'\(text)'"
}
