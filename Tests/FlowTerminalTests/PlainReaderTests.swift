import FlowTerminal
import Testing

@Suite struct `Plain reader` {
  private func lines(of bytes: [UInt8]) throws -> [String] {
    let pair = try DescriptorPair(filledWith: bytes)
    let reader = PlainReader(descriptor: pair.readEnd)
    var lines: [String] = []
    while case .line(let line) = reader.readLine(prompt: "> ") { lines.append(line) }
    return lines
  }

  @Test(
    arguments: [
      ("", []), ("one\ntwo\n", ["one", "two"]), ("one\ntwo", ["one", "two"]),
      ("\n\n", ["", ""]), ("one\r\ntwo\r\n", ["one", "two"]), ("a\rb\n", ["a\rb"]),
      ("héllo 日本\n", ["héllo 日本"]), ("last\r", ["last\r"]),
    ] as [(String, [String])])
  func `lines end at line breaks and at the end`(text: String, lines expected: [String]) throws {
    #expect(try lines(of: Array(text.utf8)) == expected)
  }

  @Test func `bytes that are no UTF-8 are repaired`() throws {
    #expect(try lines(of: [0x61, 0xFF, 0x62, 0x0A, 0xC3]) == ["a\u{FFFD}b", "\u{FFFD}"])
  }

  @Test func `a character may come in two parts`() throws {
    let pair = try DescriptorPair()
    let reader = PlainReader(descriptor: pair.readEnd)
    pair.put("on")
    pair.put("e\ntw")
    #expect(reader.readLine(prompt: "") == .line("one"))
    pair.put("o\n")
    #expect(reader.readLine(prompt: "") == .line("two"))
    pair.closeWriteEnd()
    #expect(reader.readLine(prompt: "") == .endOfInput)
    #expect(reader.readLine(prompt: "") == .endOfInput)
  }

  @Test(arguments: [(0, "x"), (1, "x"), (1, "é")] as [(Int, String)])
  func `a line that is too long loses its end`(missing: Int, filler: String) throws {
    let limit = PlainReader.longestLine
    let body = String(repeating: "a", count: limit - missing)
    let text = body + String(repeating: filler, count: 200_000) + "\nnext\n"
    let pair = try DescriptorPair()
    let reader = PlainReader(descriptor: pair.readEnd)
    let writer = TextStream(.descriptor(pair.writeEnd))
    onThread {
      writer.write(text)
      writer.flush()
    }
    let kept = body + (missing == 1 && filler == "x" ? "x" : "")
    #expect(reader.readLine(prompt: "") == .line(kept))
    #expect(reader.readLine(prompt: "") == .line("next"))
  }

  @Test func `prompts go where they are wanted`() throws {
    let pair = try DescriptorPair(filledWith: Array("one\n".utf8))
    let prompts = TextStream(.memory())
    let reader = PlainReader(descriptor: pair.readEnd, prompts: prompts)
    _ = reader.readLine(prompt: "> ")
    #expect(prompts.captured == "> ")
  }
}
