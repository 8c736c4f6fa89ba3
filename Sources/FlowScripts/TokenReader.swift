/// Cuts a script into tokens. A text that is no script is cut as well: what does not end is one
/// token up to where it stops making sense.
struct TokenReader {
  private let bytes: [UInt8]
  private var index = 0
  private var last: ScriptSource.Token?
  private(set) var lineStarts = [0]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> ScriptSource.Token? {
    let linesBefore = lineStarts.count
    skipBlanks()
    guard index < bytes.count else { return nil }
    let start = index
    let line = lineStarts.count
    let kind = read()
    let token = ScriptSource.Token(
      kind: kind, start: start, end: index, line: line, startsLine: line > linesBefore)
    last = token
    return token
  }

  private mutating func read() -> ScriptSource.Token.Kind {
    switch bytes[index] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      readNumber()
      return .number
    case UInt8(ascii: ".") where isDigit(at: index + 1):
      readNumber()
      return .number
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      readString(until: bytes[index])
      return .string
    // Only a comment that does not end gets here.
    case UInt8(ascii: "/") where isNext("/*"):
      index = bytes.count
      return .sign
    case UInt8(ascii: "/") where mayStartExpression:
      readExpression()
      return .expression
    case let byte where TokenReader.isNamePart(byte):
      while index < bytes.count, TokenReader.isNamePart(bytes[index]), blank(at: index) == 0,
        lineBreak(at: index) == 0
      {
        index += 1
      }
      return .name
    default:
      let sign = TokenReader.signs.first { isNext($0) }
      index += sign?.utf8CodeUnitCount ?? 1
      return .sign
    }
  }

  /// Signs of more than one character, the longest first.
  private static let signs: [StaticString] = [
    ">>>=", "===", "!==", ">>>", "<<=", ">>=", "<=", ">=", "==", "!=", "<<", ">>", "&&", "||",
    "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "++", "--",
  ]

  private static let values: [StaticString] = ["false", "null", "this", "true"]

  /// As the interpreter has it: a slash divides only behind a value.
  private var mayStartExpression: Bool {
    guard let last else { return true }
    switch last.kind {
    case .number, .string: return false
    case .expression: return true
    case .sign:
      return ![UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}")]
        .contains(bytes[last.end - 1])
    case .name:
      let word = bytes[last.start..<last.end]
      return Keywords.all.contains { isSame(word, $0) }
        && !TokenReader.values.contains { isSame(word, $0) }
    }
  }
}

// MARK: - Pieces

extension TokenReader {
  private func isNext(_ text: StaticString) -> Bool {
    let end = index + text.utf8CodeUnitCount
    return end <= bytes.count && isSame(bytes[index..<end], text)
  }

  private func isDigit(at place: Int) -> Bool {
    place < bytes.count && UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[place]
  }

  static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"), UInt8(ascii: "_"),
      UInt8(ascii: "\\"), 0x80...:
      true
    default: false
    }
  }

  /// The length of the line break at `place`, 0 if there is none.
  private func lineBreak(at place: Int) -> Int {
    switch bytes[place] {
    case UInt8(ascii: "\n"): 1
    case UInt8(ascii: "\r"):
      place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "\n") ? 2 : 1
    case 0xE2 where bytes[place...].starts(with: [0xE2, 0x80, 0xA8]): 3
    case 0xE2 where bytes[place...].starts(with: [0xE2, 0x80, 0xA9]): 3
    default: 0
    }
  }

  private func blank(at place: Int) -> Int {
    switch bytes[place] {
    case 0x09, 0x0B, 0x0C, 0x20: 1
    case 0xC2 where bytes[place...].starts(with: [0xC2, 0xA0]): 2
    case 0xEF where bytes[place...].starts(with: [0xEF, 0xBB, 0xBF]): 3
    default: 0
    }
  }

  /// One step on, over a whole line break.
  private mutating func step() {
    let length = lineBreak(at: index)
    index += max(length, 1)
    if length > 0 { lineStarts.append(index) }
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      let length = blank(at: index)
      if length > 0 {
        index += length
      } else if lineBreak(at: index) > 0 {
        step()
      } else if isNext("//") {
        while index < bytes.count, lineBreak(at: index) == 0 { index += 1 }
      } else if isNext("/*") {
        guard let end = bytes[(index + 2)...].firstRange(of: Array("*/".utf8)) else { return }
        while index < end.upperBound { step() }
      } else {
        return
      }
    }
  }

  private mutating func readNumber() {
    let isHexadecimal = isNext("0x") || isNext("0X")
    var isPower = false
    while index < bytes.count {
      let byte = bytes[index]
      let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      guard
        TokenReader.isNamePart(byte) && byte < 0x80 || byte == UInt8(ascii: ".") && !isHexadecimal
          || isSign && isPower
      else { return }
      isPower = !isHexadecimal && (byte | 0x20) == UInt8(ascii: "e")
      index += 1
    }
  }

  private mutating func readString(until quote: UInt8) {
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
        index += 1
      } else if lineBreak(at: index) > 0 {
        return
      }
      step()
      if byte == quote { return }
    }
  }

  private mutating func readExpression() {
    index += 1
    var isInClass = false
    while index < bytes.count, lineBreak(at: index) == 0 {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\\"): if index < bytes.count { step() }
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass:
        while index < bytes.count, TokenReader.isNamePart(bytes[index]) { index += 1 }
        return
      default: break
      }
    }
  }
}

func isSame(_ bytes: ArraySlice<UInt8>, _ text: StaticString) -> Bool {
  bytes.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
}

/// The words that the interpreter's reader knows (ECMA-262 5.1 §7.6.1.1).
enum Keywords {
  static let all: [StaticString] = [
    "break", "case", "catch", "continue", "debugger", "default", "delete", "do", "else", "false",
    "finally", "for", "function", "if", "in", "instanceof", "new", "null", "return", "switch",
    "this", "throw", "true", "try", "typeof", "var", "void", "while", "with",
  ]
}
