import FlowDiagnostics
import Testing

@Suite struct `Untrusted text` {
  @Test(
    arguments: [
      "", "plain", "naïve 日本語", "👨‍👩‍👧‍👦 ❤️", "e\u{301}", "می\u{200C}خواهم", "\u{E000}", "a\\b",
      "葛\u{E0100}",
    ])
  func `harmless text stays as it is`(text: String) {
    #expect(UntrustedText.shown(text) == text)
    #expect(UntrustedText.shown(text, keepingLineBreaks: true) == text)
  }

  @Test(
    arguments: [
      ("\u{1B}[31mred", #"\u{1B}[31mred"#), ("a\0b", #"a\u{0}b"#), ("\u{7F}", #"\u{7F}"#),
      ("\u{9B}2J", #"\u{9B}2J"#), ("\u{8}\u{7}", #"\u{8}\u{7}"#), ("\r", #"\u{D}"#),
      ("a\nb", #"a\u{A}b"#), ("a\r\nb", #"a\u{D}\u{A}b"#), ("a\tb", "a b"),
      ("é\u{1B}é", #"é\u{1B}é"#),
    ])
  func `controls are shown, not obeyed`(text: String, shown: String) {
    #expect(UntrustedText.shown(text) == shown)
  }

  @Test(
    arguments: [
      0x61C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069, 0x2028, 0x2029, 0xAD, 0x200B, 0x2060,
      0xFEFF, 0x180E, 0x3164, 0xFFA0, 0xFFF9, 0x1BCA0, 0x1D173, 0xE0000, 0xE0001, 0xE0041, 0xE007F,
    ] as [UInt32])
  func `what reorders or hides is shown`(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let shown = UntrustedText.shown("a\(Character(scalar))b")
    #expect(shown == "a\\u{\(String(value, radix: 16, uppercase: true))}b")
  }

  @Test(
    arguments: [
      ("a\nb", "a\nb"), ("a\r\nb\r\n", "a\nb\n"), ("a\rb", #"a\u{D}b"#), ("a\r", #"a\u{D}"#),
      ("a\r\r\n", "a\\u{D}\n"), ("\u{1B}\n\t", "\\u{1B}\n "), ("a\u{2028}b", #"a\u{2028}b"#),
    ])
  func `line breaks are kept when asked`(text: String, shown: String) {
    #expect(UntrustedText.shown(text, keepingLineBreaks: true) == shown)
  }
}
