import CMuJS

/// What is put into a script to watch it, none of which changes what it does or has a line break.
struct SourceAdditions {
  /// Text behind a token.
  private(set) var behind: [Int: String] = [:]
  private let source: ScriptSource

  init(_ source: ScriptSource) {
    self.source = source
    for (index, token) in source.tokens.enumerated() where token.kind == .name {
      // `a.while` is a member.
      if index > 0, source.isToken(source.tokens[index - 1], ".") { continue }
      if source.isToken(token, "throw") { mark(index) }
      if source.isToken(token, "while") { pause(inWhile: index) }
      if source.isToken(token, "for") { pause(inFor: index) }
      if source.isToken(token, "function") { pause(inFunction: index) }
    }
  }

  private static let pause = "\(CMUJS_PAUSE)()"

  private mutating func mark(_ index: Int) {
    guard let end = end(ofExpressionBehind: index) else { return }
    behind[index, default: ""] += " \(CMUJS_MARK)(\(index),("
    behind[end, default: ""] += "))"
  }

  private mutating func pause(inWhile index: Int) {
    guard holds(index + 1, "(") else { return }
    behind[index + 1, default: ""] += "\(SourceAdditions.pause),"
  }

  private mutating func pause(inFor index: Int) {
    guard holds(index + 1, "("), let end = end(ofBracket: index + 1) else { return }
    var depth = 0
    var semicolons: [Int] = []
    for place in index + 2..<end where source.tokens[place].kind == .sign {
      switch source.bytes[source.tokens[place].start] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ";") where depth == 0: semicolons.append(place)
      default: break
      }
    }
    guard semicolons.count == 2 else { return }
    behind[semicolons[1], default: ""] +=
      SourceAdditions.pause + (semicolons[1] + 1 == end ? "" : ",")
  }

  private mutating func pause(inFunction index: Int) {
    let opening = holds(index + 1, "(") ? index + 1 : index + 2
    guard holds(opening, "("), let end = end(ofBracket: opening), holds(end + 1, "{"),
      end + 2 < source.tokens.count, source.tokens[end + 2].kind != .string
    else { return }
    behind[end + 1, default: ""] += "\(SourceAdditions.pause);"
  }

  private func holds(_ index: Int, _ text: StaticString) -> Bool {
    source.tokens.indices.contains(index) && source.isToken(source.tokens[index], text)
  }

  private func end(ofBracket opening: Int) -> Int? {
    var depth = 0
    for place in opening..<source.tokens.count where source.tokens[place].kind == .sign {
      switch source.bytes[source.tokens[place].start] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return place }
      default: break
      }
    }
    return nil
  }
}

// MARK: - The end of what is thrown

extension SourceAdditions {
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
