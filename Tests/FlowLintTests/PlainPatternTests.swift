import FlowEngine
import FlowLint
import FlowRuntime
import Testing

@Suite struct `A plain pattern` {
  private static let patterns = [
    "", "pay", "PAY", ".*pay.*", "/", "a|b|", "(lamp|light)s? (is|are) (out|broken)",
    #".*\bpay\b.*"#, #"\w+"#, #"\W*x\W*"#, #"remind \w+"#, "take [a-z -]{3,30}", "order [0-9]{6}",
    "[^a-z]+", "[A-C]{2,}", #"[\w.-]+@[\w.-]+"#, "x{0}y", "(a*)*b", "(?:ab)+", "a.c", "^start$",
    #"\d\d?:\d\d"#, #"what\?"#, "(a|ab)(c|bcd)", "s+?t", #"\bstart\b"#, "colou?r",
  ]
  private static let texts = [
    "", "pay", "Pay", "i want to pay", "paypal", "the light is out", "lamps are broken", "start",
    "START", "order 123456", "take two-and a half", "ab", "abcd", "aab", "aaaaaaaaaaaaaaaaaaab",
    "1:30", "what?", "a c", "CC", "x", "-x-", "y", "mail@example.com", "color", "remind me", "sst",
  ]

  @Test(arguments: patterns) func `matches what the program's library matches`(_ pattern: String) {
    let library = PatternLibrary()
    let plain = PlainPattern(pattern)
    #expect(plain != nil)
    for text in Self.texts {
      let expected = library.match("(?i)" + pattern, text, .whole) == .match
      #expect(plain?.matches(text) == expected, "'\(text)'")
    }
  }

  @Test(
    arguments: [
      "(?i)pay", "(?=a)b", "(a", "a)", "a**", "a++", "[a", "[]a]", "[[:alpha:]]", #"\p{L}"#,
      #"(a)\1"#,
      "a{2", "a{3,2}", "*a", "a{,3}", #"\"#,
    ])
  func `is none where a library is needed`(_ pattern: String) {
    #expect(PlainPattern(pattern) == nil)
  }

  @Test func `says nothing of letters beyond ASCII`() {
    #expect(PlainPattern(#"\w+"#)?.matches("größe") == nil)
  }
}
