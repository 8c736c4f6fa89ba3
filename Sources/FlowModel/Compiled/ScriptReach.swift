/// What a script could touch, judged by its text.
struct ScriptReach {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// Whether it names the variable `name`, and so may give it a value. A script that comes by a
  /// global in a roundabout way is not let have it: the session keeps what nothing is seen to write.
  func mayWrite(_ name: String) -> Bool { text.contains(name) }

  /// Whether it may call `system.getChatHistory()`, also under another name.
  var mayAskForHistory: Bool {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$") }
    return text.replacing("system.toProperCase", with: "").contains("system")
      || text.contains("\\u")
      || words.contains { ["getChatHistory", "eval", "Function", "constructor"].contains($0) }
  }
}
