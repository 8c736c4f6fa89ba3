/// What a script could touch, judged by its text.
package struct ScriptReach {
  private let text: String

  package init(_ text: String) {
    self.text = text
  }

  /// Whether it names the variable `name`, and so may give it a value. A script that comes by a
  /// global in a roundabout way is not let have it: the session keeps what nothing is seen to write.
  package func mayWrite(_ name: String) -> Bool {
    let isIdentifier = name.allSatisfy(ScriptReach.isWordPart)
    return isIdentifier ? words.contains { $0 == name } : text.contains(name)
  }

  /// The identifiers in it, keywords and members included, in order.
  package var words: [Substring] {
    // Characters beyond ASCII take a look at Unicode's tables each.
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.split { !ScriptReach.isWordPart($0) }
    }
    return text.utf8.split { !ScriptReach.isWordByte($0) }.map(Substring.init)
  }

  private static let unnaming: Set<Substring> = ["eval", "Function", "constructor", "keys"]

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "$"
  }

  /// Whether it may call `system.getChatHistory()`, also under another name.
  package var mayAskForHistory: Bool {
    text.replacing("system.toProperCase", with: "").contains("system")
      || text.contains("\\u")
      || words.contains { ["getChatHistory", "eval", "Function", "constructor"].contains($0) }
  }

  /// Whether it may come by variables that it does not name.
  package var mayWriteUnnamed: Bool {
    text.holds("context[") || text.holds("\\u")
      || words.contains { ScriptReach.unnaming.contains($0) }
  }
}

extension String {
  /// Whether the bytes of a text in ASCII are among its own: faster than by characters.
  package func holds(_ ascii: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: ascii.utf8Start, count: ascii.utf8CodeUnitCount)
    let found = utf8.withContiguousStorageIfAvailable { bytes in
      bytes.indices.contains { bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted) }
    }
    return found ?? utf8.indices.contains { utf8[$0...].starts(with: wanted) }
  }
}
