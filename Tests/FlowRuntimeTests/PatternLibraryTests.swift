import FlowEngine
import FlowRuntime
import Testing

@Suite struct `A regular expression` {
  private let library = PatternLibrary()

  @Test(arguments: [
    ("call us", "please call us now", PatternMatching.Extent.anywhere, true),
    ("call us", "please call us now", .whole, false),
    (".*call us.*", "please call us now", .whole, true),
    ("a|ab", "ab", .whole, true),
    (#"^\d{4}$"#, "2026", .whole, true),
    (#"\w+"#, "Übermut", .whole, true),
    ("^.$", "😀", .anywhere, true),
    ("", "", .whole, true),
  ])
  func `matches anywhere or the whole`(
    _ pattern: String, _ text: String, _ extent: PatternMatching.Extent, _ isMatch: Bool
  ) {
    #expect(library.match(pattern, text, extent) == (isMatch ? .match : .noMatch))
  }

  @Test func `that is none says what is wrong with it`() {
    guard case .invalid(let message) = library.match("(", "x", .anywhere) else {
      Issue.record("an open parenthesis passed")
      return
    }
    #expect(message.contains("parenthesis"))
  }

  @Test func `is still right after more than the library keeps`() {
    for number in 0..<2500 {
      #expect(library.match("^\(number)$", "\(number)", .anywhere) == .match)
    }
    #expect(library.match("^7$", "7", .anywhere) == .match)
  }

  @Test func `that would take for ever is given up`() {
    let text = String(repeating: "a", count: 60) + "b"
    #expect(library.match("^(a|a?)+$", text, .anywhere) == .overLimit)
  }
}
