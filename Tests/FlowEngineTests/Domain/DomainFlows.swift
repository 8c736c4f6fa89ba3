import FlowEngine
import FlowModel
import FlowSyntax
import Testing

/// More tabs for the flows of the domain's tests.
extension Write {
  static let start = #""whenWeReceive":["start"]"#

  /// A Message whose Buttons tab is written out.
  static func offering(_ name: String, _ tab: String, _ details: String = start) -> String {
    #"{"name":"\#(name)","type":"Message","details":{"sendToUser":"\#(name)",\#(details)},"#
      + #""buttons":{\#(tab)}}"#
  }

  static func card(_ name: String, _ items: String, _ details: String = start) -> String {
    #"{"name":"\#(name)","type":"Card","details":{\#(details)},"items":{\#(items)}}"#
  }

  /// An action of any type.
  static func action(
    _ name: String, _ type: String, _ settings: String, _ details: String = start
  ) -> String {
    #"{"name":"\#(name)","type":"Action","details":{"actionType":"\#(type)",\#(details)},"#
      + #""settings":{\#(settings)}}"#
  }

  /// A message that only its trigger word of the same name leads to.
  static func word(_ name: String) -> String {
    message(name, #""whenWeReceive":["\#(name)"]"#)
  }
}

extension Conversation {
  /// What a script has set, and all that comes of it.
  mutating func endScript(_ change: (inout JSONObject) -> Void) throws {
    var context = try #require(scripts.last).context
    change(&context)
    try play(.scriptEnded(.finished(context: context, user: scripts.last?.user ?? .null)))
  }

  /// The buttons shown last.
  var shown: [String] { utterances.last?.buttons.map(\.display) ?? [] }
}

/// JSON text as a value.
func json(_ text: String) throws -> JSONValue {
  try #require(JSONValue.parse(Array(text.utf8)))
}
