/// What a script could touch, judged by its text: rather too much than too little.
struct ScriptReach {
  private let text: String
  /// Whether it can name things in ways that its text does not show.
  private let hasHiddenWays: Bool

  init(_ text: String) {
    self.text = text
    hasHiddenWays =
      ScriptReach.hasComputedMember(text) || text.contains("\\u")
      || ScriptReach.words(text).contains(where: ScriptReach.isHiddenWay)
  }

  /// Whether it may give the variable `name` a value.
  func mayWrite(_ name: String) -> Bool { hasHiddenWays || text.contains(name) }

  /// Whether it may call `system.getChatHistory()`, also under another name.
  var mayAskForHistory: Bool {
    hasHiddenWays || text.contains("getChatHistory")
      || text.replacing("system.", with: "").contains("system")
  }

  /// Words that make code, or members, of texts.
  private static func isHiddenWay(_ word: Substring) -> Bool {
    ["eval", "Function", "constructor", "assign"].contains(word) || word.hasPrefix("define")
      || word.hasPrefix("__define")
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { !isWordPart($0) }
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "$"
  }

  /// `context[name]`, but neither a list (`[1, 2]`) nor an element by its number (`parts[0]`).
  private static func hasComputedMember(_ text: String) -> Bool {
    var before: Character = " "
    var word = ""
    var endsAtBlank = false
    var rest = text[...]
    while let character = rest.popFirst() {
      let followsValue =
        isWordPart(before) && !["return", "in", "case", "typeof", "else"].contains(word)
        || before == ")" || before == "]"
      if character == "[", followsValue {
        let inside = rest.prefix { $0 != "]" }
        guard !inside.isEmpty, inside.allSatisfy({ ("0"..."9").contains($0) }) else { return true }
      }
      if isWordPart(character) {
        // A blank ends a word, but not what a bracket behind it belongs to.
        word = isWordPart(before) && !endsAtBlank ? word + String(character) : String(character)
      }
      endsAtBlank = character.isWhitespace
      if !character.isWhitespace { before = character }
    }
    return false
  }
}
