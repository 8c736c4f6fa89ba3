import FlowDiagnostics
import Testing

@Suite struct `Display width` {
  @Test(
    arguments: [
      ("", 0), ("plain text", 10), ("naïve", 5), ("日本語", 6), ("ｆｕｌｌ", 8), ("한국", 4),
      ("Ελληνικά", 8), ("—…•", 3), ("\u{FF61}", 1), ("\u{303F}", 1), ("\u{20000}", 2),
    ] as [(String, Int)])
  func `letters take one column and wide ones two`(text: String, columns: Int) {
    #expect(DisplayWidth.columns(text) == columns)
  }

  @Test(
    arguments: [
      ("e\u{301}", 1), ("\u{301}", 0), ("a\u{200B}b", 2), ("か\u{3099}", 2), ("\u{FEFF}", 0),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{AD}", 1), ("\u{1B}\u{7F}\t", 0), ("\r\n", 0),
    ] as [(String, Int)])
  func `marks and controls take none`(text: String, columns: Int) {
    #expect(DisplayWidth.columns(text) == columns)
  }

  @Test(
    arguments: [
      ("😀", 2), ("👨‍👩‍👧‍👦", 2), ("👍🏽", 2), ("🇩🇪", 2), ("1️⃣", 2), ("❤️", 2), ("❤", 1), ("☎", 1), ("⌚", 2),
      ("a\u{FE0F}", 1), ("😀😀", 4),
    ] as [(String, Int)])
  func `an emoji takes two, however many scalars it has`(text: String, columns: Int) {
    #expect(DisplayWidth.columns(text) == columns)
  }
}
