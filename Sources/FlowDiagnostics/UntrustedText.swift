/// Text of a flow, a server or a user, made safe to print: nothing in it can move the cursor,
/// colour the screen, reorder what is read or hide.
package enum UntrustedText {
  /// What would act on the terminal, or be invisible, is shown as `\u{1B}`; a tab becomes a blank.
  /// With `keepingLineBreaks`, "\n" stays and "\r\n" becomes "\n".
  package static func shown(_ text: String, keepingLineBreaks: Bool = false) -> String {
    let isPlain = text.utf8.allSatisfy {
      (0x20...0x7E).contains($0) || keepingLineBreaks && $0 == UInt8(ascii: "\n")
    }
    if isPlain || !text.unicodeScalars.contains(where: mustChange) { return text }
    var shown = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      if keepingLineBreaks, isAfterReturn, scalar != "\n" { shown.append(escaping: "\r") }
      isAfterReturn = keepingLineBreaks && scalar == "\r"
      switch scalar {
      case "\n" where keepingLineBreaks: shown.append(scalar)
      case "\r" where keepingLineBreaks: break
      case "\t": shown.append(" ")
      case _ where mustChange(scalar): shown.append(escaping: scalar)
      default: shown.append(scalar)
      }
    }
    if isAfterReturn { shown.append(escaping: "\r") }
    return String(shown)
  }

  private static func mustChange(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    default: break
    }
    let isHidden =
      scalar.properties.generalCategory == .format || scalar.properties.isDefaultIgnorableCodePoint
    return isHidden && !isPartOfWriting(scalar)
  }

  /// Unseen by themselves, but words and emoji are written with them.
  private static func isPartOfWriting(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{200C}", "\u{200D}", "\u{34F}", "\u{115F}", "\u{1160}", "\u{17B4}", "\u{17B5}": true
    default: scalar.properties.isVariationSelector
    }
  }
}

extension String.UnicodeScalarView {
  fileprivate mutating func append(escaping scalar: Unicode.Scalar) {
    append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
  }
}
