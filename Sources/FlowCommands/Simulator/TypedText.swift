import FlowDiagnostics

/// What somebody typed, as one line of a transcript that says it again when it is read back.
enum TypedText {
  /// What is unseen, or could steer a terminal, stands as `\u{…}`; so does a blank at the end, which
  /// editors drop, and a backslash that would be read as the beginning of one of these.
  static func written(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      let isEscape = scalar == "\\" && scalars[place...].dropFirst().starts(with: opening)
      let isHidden = UntrustedText.shown(String(scalar)) != String(scalar)
      let isLastBlank = scalar == " " && place == scalars.count - 1
      if isEscape || isHidden || isLastBlank {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        out.append(contentsOf: "\\u{\(digits)}".unicodeScalars)
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }

  static func read(_ written: String) -> String {
    var out = String.UnicodeScalarView()
    var rest = Substring(written).unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "\\", rest.starts(with: opening) else {
        out.append(scalar)
        continue
      }
      let digits = rest.dropFirst(opening.count).prefix { $0 != "}" }
      let after = rest.dropFirst(opening.count + digits.count)
      if after.first == "}", let value = UInt32(String(digits), radix: 16),
        let character = Unicode.Scalar(value)
      {
        out.append(character)
        rest = after.dropFirst()
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }

  private static let opening: [Unicode.Scalar] = ["u", "{"]
}
