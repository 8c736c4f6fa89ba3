import FlowEngine
import FlowSyntax

/// How a worker's process ends itself where no answer is possible.
enum WorkerStatus {
  static let tookTooLong: Int32 = 10
}

/// A call as it goes to the worker. Variables travel as JSON text, which only the ends read.
struct ScriptRequest: Hashable {
  var source: String
  var context: String
  var user: String
  var chatHistory: String

  init(_ call: ScriptCall) {
    source = call.source
    context = JSONValue.object(call.context).json
    user = call.user.json
    chatHistory = call.chatHistory
  }

  init?(_ bytes: [UInt8]) {
    guard let value = JSONValue.parse(bytes), let source = value["source"]?.string,
      let context = value["context"]?.string, let user = value["user"]?.string,
      let chatHistory = value["chatHistory"]?.string
    else { return nil }
    self.source = source
    self.context = context
    self.user = user
    self.chatHistory = chatHistory
  }

  var bytes: [UInt8] {
    let object = JSONObject([
      "source": .string(source), "context": .string(context), "user": .string(user),
      "chatHistory": .string(chatHistory),
    ])
    return Array(JSONValue.object(object).json.utf8)
  }
}

/// What a worker says of a script.
struct ScriptAnswer: Hashable {
  enum Result: Hashable {
    /// `context` and `user` as JSON text.
    case finished(context: String, user: String)
    case failed(ScriptFailure)
  }

  var result: Result
  /// Whether the worker ends behind this answer.
  var isLast = false

  init(_ result: Result, isLast: Bool = false) {
    self.result = result
    self.isLast = isLast
  }

  init?(_ bytes: [UInt8]) {
    guard let value = JSONValue.parse(bytes) else { return nil }
    isLast = value["isLast"] == .bool(true)
    if let context = value["context"]?.string, let user = value["user"]?.string {
      result = .finished(context: context, user: user)
    } else if let kind = value["kind"]?.string.flatMap(ScriptFailure.Kind.init(rawValue:)),
      let message = value["message"]?.string
    {
      result = .failed(
        ScriptFailure(
          kind, message, line: ScriptAnswer.number(value["line"]),
          column: ScriptAnswer.number(value["column"])))
    } else {
      return nil
    }
  }

  var bytes: [UInt8] {
    var object = JSONObject(["isLast": .bool(isLast)])
    switch result {
    case .finished(let context, let user):
      object["context"] = .string(context)
      object["user"] = .string(user)
    case .failed(let failure):
      object["kind"] = .string(failure.kind.rawValue)
      object["message"] = .string(failure.message)
      object["line"] = failure.line.map { .integer($0) }
      object["column"] = failure.column.map { .integer($0) }
    }
    return Array(JSONValue.object(object).json.utf8)
  }

  private static func number(_ value: JSONValue?) -> Int? {
    guard case .number(let number) = value else { return nil }
    return Int(number.text)
  }
}
