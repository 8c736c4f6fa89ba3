/// A script as its author wrote it, in tokens. Only what the interpreter's reader does is done
/// here, in its way: what is a regular expression depends on the token before alone.
struct ScriptSource {
  struct Place: Hashable {
    var line: Int
    var column: Int?
  }

  struct Token: Hashable {
    enum Kind: Hashable {
      case name, number, string, expression, sign
    }

    var kind: Kind
    var start: Int
    var end: Int
    var line: Int
    /// Whether a line ends between this and the token before.
    var startsLine: Bool
  }

  let bytes: [UInt8]
  private(set) var tokens: [Token] = []
  /// Where the interpreter begins to count, one for each line.
  private var lineStarts = [0]

  init(_ text: String) {
    bytes = Array(text.utf8)
    var reader = TokenReader(bytes)
    while let token = reader.next() { tokens.append(token) }
    lineStarts = reader.lineStarts
  }

  /// Where a NUL is: to the interpreter the text ends there.
  var firstZero: Int? { bytes.firstIndex(of: 0) }

  var lastLine: Int { lineStarts.count }

  func isToken(_ token: Token, _ text: StaticString) -> Bool {
    isSame(bytes[token.start..<token.end], text)
  }

  func lineBreaks(in token: Token) -> Int {
    lineStarts.count { token.start < $0 && $0 <= token.end }
  }

  /// Line and column from 1; columns count code points.
  func place(_ offset: Int) -> Place {
    let line = (lineStarts.firstIndex { $0 > offset } ?? lineStarts.count) - 1
    let before = bytes[lineStarts[line]..<min(offset, bytes.count)]
    return Place(line: line + 1, column: before.count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// The place to show for an error that the interpreter reports at a token: what is looked up says
  /// more than the sign before it.
  func place(ofTokenAt index: Int) -> Place {
    let isBefore = isToken(tokens[index], ".") || isToken(tokens[index], "return")
    return place(tokens[isBefore && index + 1 < tokens.count ? index + 1 : index].start)
  }

  /// The name that is called, where the last thing before the call that the interpreter looked at
  /// is a token in its arguments, or before them if there are none. The line alone where both fit.
  func place(ofCallAround index: Int) -> Place {
    let outer = opening(around: index)
    let inner = emptyCall(behind: index)
    guard let opening = outer ?? inner, opening > 0, outer == nil || inner == nil else {
      return Place(line: tokens[index].line)
    }
    return place(tokens[opening - 1].start)
  }

  /// The bracket of the call that has the token among its arguments.
  private func opening(around index: Int) -> Int? {
    var depth = 0
    for place in stride(from: index - 1, through: 1, by: -1) where tokens[place].kind == .sign {
      switch bytes[tokens[place].start] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
      case UInt8(ascii: "("):
        if depth == 0 { return isCallable(tokens[place - 1]) ? place : nil }
        depth -= 1
      case UInt8(ascii: "["): depth = max(depth - 1, 0)
      case UInt8(ascii: "{"):
        if depth == 0, !isLiteral(tokens[place - 1]) { return nil }
        depth = max(depth - 1, 0)
      case UInt8(ascii: ";") where depth == 0: return nil
      default: break
      }
    }
    return nil
  }

  /// The bracket of a call without arguments of the token, or of a member of a member of it.
  private func emptyCall(behind index: Int) -> Int? {
    var place = index + 1
    while place + 1 < tokens.count, isToken(tokens[place], ".") { place += 2 }
    guard place + 1 < tokens.count, isToken(tokens[place], "("), isToken(tokens[place + 1], ")")
    else { return nil }
    return place
  }

  /// Whether a brace behind that token begins an object, not a block.
  private func isLiteral(_ token: Token) -> Bool {
    token.kind == .sign && !isToken(token, ")") && !isToken(token, ";") && !isToken(token, "{")
  }

  private func isCallable(_ token: Token) -> Bool {
    switch token.kind {
    case .name: !Keywords.all.contains { isToken(token, $0) }
    case .sign: isToken(token, ")") || isToken(token, "]")
    case .number, .string, .expression: false
    }
  }
}
