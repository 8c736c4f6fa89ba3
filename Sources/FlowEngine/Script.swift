package import FlowModel
package import FlowSyntax

/// A *Set Variable* script that waits to be run: all that it may see.
package struct ScriptCall: Hashable, Sendable {
  package var interaction: InteractionIndex
  /// JavaScript, as the author wrote it.
  package var source: String
  package var context: JSONObject
  package var user: JSONValue
  /// What `system.getChatHistory()` returns: HTML [C-restex].
  package var chatHistory: String

  package init(
    interaction: InteractionIndex, source: String, context: JSONObject = JSONObject(),
    user: JSONValue = .object(JSONObject()), chatHistory: String = ""
  ) {
    self.interaction = interaction
    self.source = source
    self.context = context
    self.user = user
    self.chatHistory = chatHistory
  }
}

/// What came of a script.
package enum ScriptOutcome: Hashable, Sendable {
  /// `context` and `user` as the script left them.
  case finished(context: JSONObject, user: JSONValue)
  case failed(ScriptFailure)
}

/// Why a script came to nothing; the session's variables stay as they were.
package struct ScriptFailure: Error, Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case syntax
    /// An error that the script threw, or ran into.
    case thrown
    case tookTooLong
    case tookTooMuchMemory
    case recursedTooDeeply
    /// `context` or `user` is no object any more, or cannot be written as JSON.
    case unusableResult
    /// The interpreter is gone, or never started.
    case crashed
  }

  package var kind: Kind
  /// In the interpreter's words, or the script's own.
  package var message: String
  /// In the author's script, from 1; `nil` where nobody knows.
  package var line: Int?
  package var column: Int?

  package init(_ kind: Kind, _ message: String, line: Int? = nil, column: Int? = nil) {
    self.kind = kind
    self.message = message
    self.line = line
    self.column = column
  }
}

/// Scripts, which whoever runs a session is handed: the interpreter is not the engine's business.
package struct ScriptRunning: Sendable {
  package let run: @Sendable (ScriptCall) -> ScriptOutcome

  package init(_ run: @escaping @Sendable (ScriptCall) -> ScriptOutcome) {
    self.run = run
  }

  /// No interpreter: every script fails.
  package static let none = ScriptRunning { _ in
    .failed(ScriptFailure(.crashed, "there is no interpreter"))
  }
}
