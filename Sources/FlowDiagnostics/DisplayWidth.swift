/// How many columns a text takes in a terminal. A tab counts as nothing: what it takes depends on
/// the column it starts at, which only the caller knows.
package enum DisplayWidth {
  package static func columns(_ text: String) -> Int {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text.utf8.count }
    return text.reduce(0) { $0 + columns($1) }
  }

  /// The widest of the scalars, because a terminal draws what is joined on one place.
  package static func columns(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    var widest = 0
    for scalar in scalars {
      // A text symbol that asks for its coloured form is drawn as wide as any emoji.
      if scalar == "\u{FE0F}", scalars.first?.properties.isEmoji == true { return 2 }
      widest = max(widest, columns(scalar))
    }
    return widest
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return (0x20...0x7E).contains(scalar.value) ? 1 : 0 }
    if takesNoRoom(scalar) { return 0 }
    return isWide(scalar) ? 2 : 1
  }

  private static func takesNoRoom(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .nonspacingMark, .enclosingMark: true
    // Terminals draw the soft hyphen, alone among the format characters.
    case .format: scalar != "\u{AD}"
    default: hangulVowelsAndFinals.contains(scalar.value)
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    if scalar.properties.isEmojiPresentation { return true }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].contains(scalar.value)
  }

  /// They join the wide consonant before them.
  private static let hangulVowelsAndFinals: ClosedRange<UInt32> = 0x1160...0x11FF

  /// East Asian Wide and Fullwidth of Unicode 15.1 without the emoji, the blocks of CJK with
  /// their free places.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF,
    0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FF, 0x1F200...0x1F265,
    0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
