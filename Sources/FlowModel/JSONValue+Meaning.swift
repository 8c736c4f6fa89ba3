package import FlowSyntax

extension JSONValue {
  /// Missing, `""`, `null`, `[]` and `{}` are empty; `0`, `false` and blanks are not.
  package var isEmptyValue: Bool {
    switch self {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    case .object(let object): object.isEmpty
    case .bool, .number: false
    }
  }

  /// As a message shows it.
  package var plainText: String {
    switch self {
    case .null: ""
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): number.text
    case .string(let text): text
    case .array, .object: json
    }
  }
}
