import FlowModel
import Testing

@Suite struct `An SMS` {
  @Test(
    arguments: [
      ("", 0, 1), (String(repeating: "a", count: 160), 160, 1),
      (String(repeating: "a", count: 161), 161, 2), (String(repeating: "a", count: 306), 306, 2),
      (String(repeating: "a", count: 307), 307, 3), (String(repeating: "€", count: 80), 160, 1),
      (String(repeating: "€", count: 81), 162, 2), ("ÄÖÜß\r\n@[]", 11, 1),
      // Two septets stay together: the first segment ends after 152.
      (String(repeating: "€", count: 153), 306, 3),
    ] as [(String, Int, Int)])
  func `in GSM-7 counts septets`(_ text: String, _ units: Int, _ segments: Int) {
    let length = SMSLength(text)
    #expect(length.units == units)
    #expect(length.segments == segments)
    #expect(length.onlySegment == 160)
    #expect(length.foreign == nil)
  }

  @Test(
    arguments: [
      (String(repeating: "中", count: 70), 70, 1, "中"),
      (String(repeating: "中", count: 71), 71, 2, "中"),
      (String(repeating: "中", count: 134), 134, 2, "中"),
      (String(repeating: "中", count: 135), 135, 3, "中"),
      ("Hi \u{201C}you\u{201D}", 8, 1, "\u{201C}"), ("ok 👍🏽", 7, 1, "👍🏽"),
      (String(repeating: "👍", count: 35), 70, 1, "👍"),
      (String(repeating: "👍", count: 36), 72, 2, "👍"),
      // A pair stays together: a segment ends after 66.
      (String(repeating: "👍", count: 67), 134, 3, "👍"), ("e\u{301}", 2, 1, "e\u{301}"),
    ] as [(String, Int, Int, Character)])
  func `in UCS-2 counts UTF-16`(
    _ text: String, _ units: Int, _ segments: Int, _ foreign: Character
  ) {
    let length = SMSLength(text)
    #expect(length.units == units)
    #expect(length.segments == segments)
    #expect(length.onlySegment == 70)
    #expect(length.foreign == foreign)
  }
}
