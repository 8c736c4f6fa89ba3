import FlowSyntax

/// The labels of one of the Designer's lists.
struct LabelTable<Value: DesignerLabel>: Sendable {
  private let values = Array(Value.allCases)
  private let words = Value.allCases.map { Word($0.rawValue) }

  /// The value whose label stands at `node`; `nil` for any other text and any other value.
  func value(_ document: JSONDocument, _ node: JSONDocument.Node) -> Value? {
    document.place(of: node, in: words).map { values[$0] }
  }
}

extension Word {
  static let type = Word("type")
  static let details = Word("details")
  static let actionType = Word("actionType")
  static let contentType = Word("contentType")
  static let body = Word("body")
}
