import CMuJS

/// A script that does the same with each token on a line of its own, so that the line of an error
/// tells the token. Besides, each `throw` hands what it throws to the interpreter before, and each
/// turn of a loop and each call lets it collect memory.
struct SpreadSource {
  private(set) var bytes: [UInt8] = []
  private let source: ScriptSource
  /// The token that stands on a line, from 0.
  private var tokenOfLine: [Int] = []

  init(_ source: ScriptSource) {
    self.source = source
    let added = SourceAdditions(source)
    for (index, token) in source.tokens.enumerated() {
      append(token, at: index)
      bytes += Array((added.behind[index] ?? "").utf8)
    }
  }

  /// Where the error is that the interpreter reports on that line, from 1.
  ///
  /// `isCall` is for what cannot be called, where the line is that of what was looked at last.
  func place(ofLine line: Int, isCall: Bool) -> ScriptSource.Place? {
    guard tokenOfLine.indices.contains(line - 1) else { return nil }
    let token = tokenOfLine[line - 1]
    return isCall ? source.place(ofCallAround: token) : source.place(ofTokenAt: token)
  }

  /// Where the `throw` is that the interpreter was told of.
  func place(ofMark mark: Int) -> ScriptSource.Place? {
    guard source.tokens.indices.contains(mark) else { return nil }
    return source.place(source.tokens[mark].start)
  }

  private mutating func append(_ token: ScriptSource.Token, at index: Int) {
    if index == 0 || token.startsLine || mayBreak(before: index) {
      if index > 0 { bytes.append(UInt8(ascii: "\n")) }
      tokenOfLine.append(index)
    } else {
      bytes.append(UInt8(ascii: " "))
    }
    bytes += source.bytes[token.start..<token.end]
    // A string may go on in the next line.
    guard token.kind == .string else { return }
    tokenOfLine += Array(repeating: index, count: source.lineBreaks(in: token))
  }

  /// Whether a new line means nothing here (ECMA-262 5.1 §7.9.1).
  private func mayBreak(before index: Int) -> Bool {
    let token = source.tokens[index]
    if source.isToken(token, "++") || source.isToken(token, "--") { return false }
    let last = source.tokens[index - 1]
    return !["return", "break", "continue", "throw"].contains { source.isToken(last, $0) }
  }
}
