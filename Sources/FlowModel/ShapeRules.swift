package import FlowDiagnostics

extension RuleName {
  package static let unsupportedVersion: RuleName = "unsupported-version"
  package static let missingField: RuleName = "missing-field"
  package static let wrongType: RuleName = "wrong-type"
  package static let unknownField: RuleName = "unknown-field"
  package static let unknownValue: RuleName = "unknown-value"
  package static let fieldOfAnotherType: RuleName = "field-of-another-type"
  package static let emptyName: RuleName = "empty-name"
  package static let outOfRange: RuleName = "out-of-range"
  package static let invalidPath: RuleName = "invalid-path"
  package static let notAVariable: RuleName = "not-a-variable"
  package static let duplicateName: RuleName = "duplicate-name"
  package static let unknownTarget: RuleName = "unknown-target"
  package static let unknownAction: RuleName = "unknown-action"
  package static let unknownIntention: RuleName = "unknown-intention"
  package static let unknownBot: RuleName = "unknown-bot"
  package static let unknownVariable: RuleName = "unknown-variable"
  package static let contextInText: RuleName = "context-in-text"
}
