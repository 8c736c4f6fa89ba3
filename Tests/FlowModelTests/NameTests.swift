import FlowModel
import Testing

@Suite struct `Paths and names` {
  @Test(
    arguments: [
      ("a", "a", 0), ("a.b", "a", 1), ("a[0]", "a", 1), ("a.b[0][12].c", "a", 4),
      ("my-var", "my-var", 0), ("isAuthenticated?", "isAuthenticated?", 0), ("größe", "größe", 0),
      ("_x$!#@", "_x$!#@", 0), ("a.0", "a", 1), ("2nd", "2nd", 0),
    ])
  func `of variables are read`(_ text: String, _ root: String, _ steps: Int) throws {
    let path = try #require(VariablePath(text))
    #expect(path.root == root)
    #expect(path.steps.count == steps)
    #expect(path.text == text)
  }

  @Test(arguments: [
    "", " ", ".", "a.", ".a", "a..b", "a b", "a[]", "a[x]", "a[-1]", "a[0", "a]", "a[0]b", "a.[0]",
    "[0]", "[0].a", "a[99999999999999999999]", "a,b", "a{b", "3", "12", "a\u{A0}b", "\"a\"", "a/b",
  ])
  func `of variables are refused`(_ text: String) {
    #expect(VariablePath(text) == nil)
  }

  @Test(arguments: ["access_token", "data.items[0].id", "[0]", "[0].a[1]", "a b.c d", "3.4", "ä/ö"])
  func `into a response are read`(_ text: String) throws {
    #expect(try #require(ResponsePath(text)).text == text)
  }

  @Test(arguments: ["", ".", ".a", "a.", "a..b", "a[", "a[]", "a[x]", "a[0]b", "a]b"])
  func `into a response are refused`(_ text: String) {
    #expect(ResponsePath(text) == nil)
  }

  @Test(
    arguments: [
      ("How large", "howlarge"), ("What date?", "whatdate?"), (" A\tB ", "ab"),
      ("GRÖSSE", "grösse"),
    ])
  func `of questions give their variables`(_ question: String, _ name: String) {
    #expect(VariableName.ofQuestion(named: question) == name)
  }

  @Test(
    arguments: [
      ("Strat", "Start"), ("start", "Start"), ("get-user-info", "Get user info"),
      ("Get user inof", "Get user info"), ("Stop", "Stop!"), ("GETUSERINFO", "Get user info"),
      ("Hallo", nil), ("", nil), ("   ", nil), ("Xyz", nil), ("St", nil), ("Starrrt", "Start"),
    ] as [(String, String?)])
  func `that are near are suggested`(_ word: String, _ suggestion: String?) {
    let names = ["Start", "Stop!", "Get user info", "Help"]
    #expect(Suggestion.nearest(to: word, among: names) == suggestion)
  }

  @Test func `that are nearest win, and of equal ones the first`() {
    #expect(Suggestion.nearest(to: "abcd", among: ["abxx", "abce", "abcf"]) == "abce")
    #expect(Suggestion.nearest(to: "abcd", among: ["abce", "abcd"]) == "abcd")
    #expect(Suggestion.nearest(to: String(repeating: "a", count: 201), among: ["a"]) == nil)
  }
}
