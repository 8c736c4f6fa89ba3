/// What a script could touch, judged by its text.
package struct ScriptReach {
  private let text: String

  package init(_ text: String) {
    self.text = text
  }

  /// Whether it names the variable `name`, and so may give it a value. A script that comes by a
  /// global in a roundabout way is not let have it: the session keeps what nothing is seen to write.
  package func mayWrite(_ name: String) -> Bool {
    let isIdentifier = name.allSatisfy(ScriptReach.isWordPart)
    return isIdentifier ? words.contains { $0 == name } : text.contains(name)
  }

  /// The identifiers in it, keywords and members included, in order.
  package var words: [Substring] { text.split { !ScriptReach.isWordPart($0) } }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "$"
  }

  /// Whether it may call `system.getChatHistory()`, also under another name.
  package var mayAskForHistory: Bool {
    text.replacing("system.toProperCase", with: "").contains("system")
      || text.contains("\\u")
      || words.contains { ["getChatHistory", "eval", "Function", "constructor"].contains($0) }
  }

  /// Whether it may come by variables that it does not name.
  package var mayWriteUnnamed: Bool {
    text.contains("context[") || text.contains("\\u")
      || words.contains { ["eval", "Function", "constructor", "keys"].contains($0) }
  }
}
