package import FlowModel
package import FlowSyntax

/// From one interaction to the next, and why.
package struct Hop: Hashable, Sendable {
  /// `nil` where the conversation begins.
  package var from: InteractionIndex?
  package var to: InteractionIndex
  package var reason: Reason

  package enum Reason: Hashable, Sendable {
    case startWord(String)
    case placed
    /// A word in *When we receive*.
    case trigger(String, word: String)
    /// With the utterance that was met.
    case intention(String, text: String, utterance: String)
    case cancelWord(String)
    /// `appleIntentID`, which works as a trigger [C-abcgroups].
    case appleIntent(String)
    /// The chosen answer's own Next.
    case answer(String)
    case noAgents
    /// *Go To Bot*, with the start word where no interaction is named.
    case goToBot(startWord: String?)
    case defaultReplyNext
    /// Details, *Next*.
    case next
    /// A condition's row, counted from 1, that was met; with all rows read before it.
    case rowMet(Int, [RowReading])
    case noRowMet([RowReading])
    case notLoggedIn
    case afterLogin
    case afterLoginFailed
    case afterLogout
    case onError(ActionError)
    /// *Action* on the Details tab runs first.
    case actionFirst
    case actionDone
  }

  /// What the product does not say and botflow decided, if the hop rests on such a thing.
  package var choice: Choice? {
    switch reason {
    case .rowMet(_, let readings) where readings.count > 1: return .rowOrder
    case .rowMet(_, let readings), .noRowMet(let readings):
      return readings.contains { !$0.operator.isEvidenced } ? .operatorMeaning : nil
    case .notLoggedIn: return .tokenIsLogin
    case .onError: return .errorPath
    case .afterLoginFailed: return .afterLoginFailed
    case .cancelWord: return .cancelTarget
    case .trigger(let text, let word): return text == word ? nil : .triggerMatching
    case .intention(_, let text, let utterance):
      if text == utterance { return nil }
      return utterance.hasPrefix("/") ? .patternUtterance : .triggerMatching
    case .goToBot(startWord: .some): return .botStart
    case .placed, .startWord, .defaultReplyNext, .next, .afterLogin, .afterLogout: return nil
    case .actionFirst, .actionDone, .appleIntent, .answer, .noAgents, .goToBot: return nil
    }
  }
}

/// One condition row as it was judged.
package struct RowReading: Hashable, Sendable {
  package var row: Int
  package var variable: String
  package var value: JSONValue?
  package var `operator`: Operator
  package var operand: JSONValue?
  package var isMet: Bool
  /// Why a comparison could not be made as it stands.
  package var remark: Remark?

  package enum Remark: Hashable, Sendable {
    case notNumbers
    case overMatchLimit
    case invalidPattern
  }
}

/// A point on which the product's pages are silent, so that the meaning is botflow's own.
package enum Choice: String, Hashable, Sendable, CaseIterable {
  case rowOrder
  case operatorMeaning
  case tokenIsLogin
  case errorPath
  case afterLoginFailed
  case cancelTarget
  case triggerMatching
  case patternUtterance
  case botStart

  package var text: String {
    switch self {
    case .rowOrder: "rows are read from top to bottom and the first that is met wins"
    case .operatorMeaning: "the product's pages do not say what this operator does"
    case .tokenIsLogin:
      "an access token counts as a login too, since Apple Business Chat never delivers a code"
    case .errorPath: "the product's pages do not say where a failed request leads"
    case .afterLoginFailed: "the product's pages do not say what follows a failed login"
    case .cancelTarget: "'the beginning' is the interaction that receives the start word"
    case .botStart: "a bot is entered where its start word leads, if no interaction is named"
    case .patternUtterance:
      "an utterance between slashes is a regular expression for the whole text, without case"
    case .triggerMatching: "words are compared without case and without blanks at the ends"
    }
  }
}
