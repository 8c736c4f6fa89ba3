package import FlowDiagnostics

extension RuleName {
  package static let jsonSyntax: RuleName = "json-syntax"
  package static let duplicateKey: RuleName = "duplicate-key"
  package static let notUTF8: RuleName = "not-utf8"
  package static let tooDeep: RuleName = "too-deep"
}
