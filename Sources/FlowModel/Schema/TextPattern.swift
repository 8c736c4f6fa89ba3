/// A text of a form that the decoder demands, as a regular expression that every editor
/// understands: no classes whose meaning differs between dialects, no look-ahead.
package struct TextPattern: Sendable {
  /// The name that the schema gives it.
  package let name: String
  package let expression: String
  /// What an editor says of a text that does not match.
  package let complaint: String
  package var examples: [String] = []

  /// White space as Unicode has it; `\s` is something else in each dialect.
  private static let blanks =
    #"\t-\r \u0085\u00a0\u1680\u2000\u2001\u2002-\u200a\u2028\u2029\u202f\u205f\u3000"#
  /// What `VariableName` leaves out, beside the digits, between brackets.
  private static let noNamePart =
    #"\u0000- "%-,./:->\[-^`{-\u007f\u0085\u00a0\u1680\u2000\u2001\u2002-\u200a\u2028\u2029\u202f\u205f\u3000"#
  private static let variableText = "[0-9]*[^0-9\(noNamePart)][^\(noNamePart)]*"
  private static let variablePath = "\(variableText)(\\.[^\(noNamePart)]+|\\[[0-9]+\\])*"
  private static let visible = #"[^\u0000- \u007f\\"#

  static let name = TextPattern(
    name: "name", expression: "[^\(blanks)]", complaint: "a name has more than blanks in it")

  static let variableName = TextPattern(
    name: "variable-name", expression: "^\(variableText)$",
    complaint: "a name has letters, digits, '_' and '-', no blanks, dots or braces")

  /// One variable and nothing else.
  static let variable = TextPattern(
    name: "variable",
    expression: #"^\{( *\#(variablePath) *|system\.toProperCase\( *\#(variablePath) *\))\}$"#,
    complaint: "expected one variable in braces, such as {accessToken}",
    examples: ["{accessToken}"])

  static let responsePath = TextPattern(
    name: "response-path",
    expression: #"^([^.\[\]]+|\[[0-9]+\])(\.[^.\[\]]+|\[[0-9]+\])*$"#,
    complaint: "write names and indices, such as data.items[0].id",
    examples: ["data.items[0].id"])

  static let webAddress = TextPattern(
    name: "web-address",
    expression: "^[Hh][Tt][Tt][Pp][Ss]?://\(visible)/?#]\(visible)]*$",
    complaint: "expected an absolute http or https address",
    examples: ["https://login.example/authorize"])

  static let scenario: TextPattern = {
    let names = Scenario.Kind.allCases.map(\.rawValue)
    let others = names.filter { $0 != Scenario.Kind.slow.rawValue }.joined(separator: "|")
    return TextPattern(
      name: "scenario", expression: "^ *(\(others)|slow( +\\+?[0-9]+)?)( +once)? *$",
      complaint: "expected the name of a scenario, with 'once' behind it if wanted",
      examples: names)
  }()

  /// In the order in which a schema defines them.
  package static let all = [
    name, variableName, variable, responsePath, webAddress, scenario,
  ]
}

extension TextPattern {
  /// Fields whose form the kind of their value does not tell, by object and field; of a list its
  /// elements are meant.
  package static let ofFields: [String: [String: TextPattern]] = [
    "a condition": ["variable": variable],
    "a check's condition": ["variable": variable],
    "the settings tab": ["setDataFromResponse": responsePath],
    "the error setting": ["data": responsePath],
    "the OAuth server": [
      "issuer": webAddress, "authorizationEndpoint": webAddress, "tokenEndpoint": webAddress,
      "userinfoEndpoint": webAddress, "revocationEndpoint": webAddress,
      "introspectionEndpoint": webAddress,
    ],
    "a client": ["redirectUris": webAddress],
    "a response": ["url": webAddress],
  ]

  /// Fields whose value has keys of the author's own, by object and field.
  package static let ofKeys: [String: [String: TextPattern]] = [
    "a flow": ["globals": variableName, "intentions": name],
    "the settings tab": ["headers": name],
    "a response": ["headers": name],
  ]

  static func ofName(_ what: String) -> TextPattern {
    switch what {
    case "a variable": variableName
    case "a scenario": scenario
    default: name
    }
  }
}
