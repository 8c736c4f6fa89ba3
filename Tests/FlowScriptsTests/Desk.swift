import FlowEngine
import FlowModel
import FlowScripts
import FlowSyntax
import FlowTestSupport

/// Runs scripts one after the other, with variables as JSON text.
struct Desk {
  struct Left: Hashable {
    var context: String
    var user: String
  }

  let host = ScriptHost(executable: Repository.builtProgram)

  func outcome(
    _ source: String, context: String = "{}", user: String = "{}", history: String = ""
  ) throws -> ScriptOutcome {
    host.run(
      ScriptCall(
        interaction: InteractionIndex(0), source: source, context: try Desk.object(context),
        user: .object(try Desk.object(user)), chatHistory: history))
  }

  /// What the script left; throws its failure.
  func left(
    _ source: String, context: String = "{}", user: String = "{}", history: String = ""
  ) throws -> Left {
    switch try outcome(source, context: context, user: user, history: history) {
    case .finished(let context, let user):
      return Left(context: JSONValue.object(context).json, user: user.json)
    case .failed(let failure): throw failure
    }
  }

  /// `context` as the script left it.
  func context(_ source: String, _ context: String = "{}") throws -> String {
    try left(source, context: context).context
  }

  func failure(_ source: String, context: String = "{}") throws -> ScriptFailure? {
    guard case .failed(let failure) = try outcome(source, context: context) else { return nil }
    return failure
  }

  private struct NoObject: Error {}

  private static func object(_ json: String) throws -> JSONObject {
    guard case .object(let object)? = JSONValue.parse(Array(json.utf8)) else { throw NoObject() }
    return object
  }
}
