import FlowDiagnostics
import Testing

@Suite struct `A fingerprint` {
  private func prints(
    _ findings: [(rule: RuleName, message: String, steps: [Report.Place.Step], start: Int)]
  ) -> [String] {
    let all = findings.map {
      (Diagnostic($0.rule, $0.message, at: Span($0.start, $0.start)), Report.Place($0.steps))
    }
    return Fingerprint.all(of: all).map(\.description)
  }

  /// FNV-1a is published with this value for the empty text; each text ends with a byte of its own.
  @Test func `is the published hash`() {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in Array("r".utf8) + [0xFF] + Array("a[0]".utf8) + [0xFF] + Array("m".utf8) + [0xFF] {
      hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211
    }
    let hex = String(hash, radix: 16)
    let steps: [Report.Place.Step] = [.member("a"), .element(0, name: nil)]
    #expect(prints([("r", "m", steps, 0)]) == [String(repeating: "0", count: 16 - hex.count) + hex])
  }

  @Test func `stays when lines move, a file is formatted, or an element comes before`() {
    let before: [Report.Place.Step] = [.member("l"), .element(0, name: "A"), .member("x")]
    let after: [Report.Place.Step] = [.member("l"), .element(3, name: "A"), .member("x")]
    #expect(prints([("r", "m", before, 5)]) == prints([("r", "m", after, 900)]))
  }

  @Test func `tells rules, places, messages and equal findings apart`() {
    let all = prints([
      ("r", "m", [], 0), ("s", "m", [], 0), ("r", "n", [], 0), ("r", "m", [.member("a")], 0),
      ("rm", "", [], 0), ("r", "m", [], 1), ("r", "m", [], 2), ("r", "m1", [], 2),
    ])
    #expect(Set(all).count == all.count)
    #expect(all.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{16}/) != nil })
  }

  @Test func `of the first of two is the one it had alone`() {
    let alone = prints([("r", "m", [], 0)])
    #expect(prints([("r", "m", [], 0), ("r", "m", [], 9)]).first == alone.first)
  }

  @Test func `is unique in a report once the path is mixed in`() throws {
    let one = try #require(
      Fingerprint.all(of: [(Diagnostic("r", "m", at: Span(0, 0)), .init())]).first)
    #expect(one.mixed(withPath: "a") != one.mixed(withPath: "b"))
    #expect(one.mixed(withPath: "./a") == one.mixed(withPath: "a"))
    #expect(one.mixed(withPath: "a") != one)
  }
}
