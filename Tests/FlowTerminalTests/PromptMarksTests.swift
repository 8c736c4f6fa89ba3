import FlowTerminal
import Testing

@Suite struct `Prompt marks` {
  @Test(
    arguments: [
      ("> ", "> "), ("", ""), ("日 > ", "日 > "),
      ("\u{1B}[32mflow\u{1B}[39m> ", "\u{1}\u{1B}[32m\u{1}flow\u{1}\u{1B}[39m\u{1}> "),
      ("\u{1B}[1m\u{1B}[32mx\u{1B}[0m>", "\u{1}\u{1B}[1m\u{1B}[32m\u{1}x\u{1}\u{1B}[0m\u{1}>"),
      ("a\u{1}b", "ab"), ("\u{1B}", "\u{1B}"), ("\u{1B}[3", "\u{1B}[3"),
    ])
  func `colour sequences are marked as taking no room`(prompt: String, marked: String) {
    #expect(PromptMarks.marked(prompt) == marked)
  }

  @Test(
    arguments: [
      ("\u{1B}[32m> \u{1B}[39m", "\u{1}\u{1B}[32m\u{1}>\u{1}\u{1B}[39m\u{1} "),
      ("\u{1B}[32m>\u{1B}[39m", "\u{1}\u{1B}[32m\u{1}>\u{1}\u{1B}[39m\u{1} "),
      ("\u{1B}[0m", "\u{1}\u{1B}[0m\u{1} "),
    ])
  func `a sequence at the very end goes before a blank`(prompt: String, marked: String) {
    #expect(PromptMarks.marked(prompt) == marked)
  }

  @Test func `what takes room is the rest`() {
    #expect(PromptMarks.visible("\u{1B}[1;32mflow\u{1B}[39m> ") == "flow> ")
  }
}
