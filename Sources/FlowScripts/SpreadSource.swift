import CMuJS

/// A script that does the same with each token on a line of its own, so that the line of an error
/// tells the token; and each `throw` hands what it throws to the interpreter before.
struct SpreadSource {
  private(set) var bytes: [UInt8] = []
  private let source: ScriptSource
  /// The token that stands on a line, from 0.
  private var tokenOfLine: [Int] = []

  init(_ source: ScriptSource) {
    self.source = source
    let closing = marks()
    for (index, token) in source.tokens.enumerated() {
      append(token, at: index)
      if closing.opened.contains(index) { bytes += Array(" \(CMUJS_MARK)(\(index),(".utf8) }
      for _ in 0..<(closing.closed[index] ?? 0) { bytes += Array("))".utf8) }
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

  /// The tokens behind which a mark opens, and how many close behind others.
  private func marks() -> (opened: Set<Int>, closed: [Int: Int]) {
    var opened: Set<Int> = []
    var closed: [Int: Int] = [:]
    for (index, token) in source.tokens.enumerated()
    where token.kind == .name && source.isToken(token, "throw") {
      guard let end = end(ofExpressionBehind: index) else { continue }
      opened.insert(index)
      closed[end, default: 0] += 1
    }
    return (opened, closed)
  }

  private func end(ofExpressionBehind index: Int) -> Int? {
    let tokens = source.tokens
    var depth = 0
    var place = index + 1
    while place < tokens.count {
      let token = tokens[place]
      let isFirst = place == index + 1
      if isFirst && token.startsLine { return nil }
      let sign = token.kind == .sign ? source.bytes[token.start] : 0
      switch sign {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "{"):
        if depth == 0, !isFirst, token.startsLine, endsValue(tokens[place - 1]) { return place - 1 }
        depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return isFirst ? nil : place - 1 }
        depth -= 1
      case UInt8(ascii: ";") where depth == 0: return isFirst ? nil : place - 1
      default:
        if depth == 0, !isFirst, token.startsLine, endsValue(tokens[place - 1]), !goesOn(token) {
          return place - 1
        }
      }
      place += 1
    }
    return depth == 0 && place > index + 1 ? place - 1 : nil
  }

  private func endsValue(_ token: ScriptSource.Token) -> Bool {
    switch token.kind {
    case .number, .string, .expression: true
    case .sign: [")", "]", "}"].contains { source.isToken(token, $0) }
    case .name:
      ["this", "null", "true", "false"].contains { source.isToken(token, $0) }
        || !Keywords.all.contains { source.isToken(token, $0) }
    }
  }

  private func goesOn(_ token: ScriptSource.Token) -> Bool {
    switch token.kind {
    case .number, .string, .expression: false
    case .name: source.isToken(token, "in") || source.isToken(token, "instanceof")
    case .sign: !["++", "--", "!", "~"].contains { source.isToken(token, $0) }
    }
  }
}
