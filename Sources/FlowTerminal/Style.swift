/// What the user said about colour.
package enum ColourChoice: String, CaseIterable, Hashable, Sendable {
  case auto, always, never

  /// The decision for one stream. FORCE_COLOR wins over NO_COLOR, as its definition asks; an
  /// empty variable counts as unset.
  package func isOn(isTerminal: Bool, environment: [String: String]) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if let forced = environment["FORCE_COLOR"], !forced.isEmpty, forced != "0" { return true }
    let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return isTerminal && !isRefused && environment["TERM"] != "dumb"
  }
}

/// Marks text for the eye where the terminal can. Each method ends only what it began, so styles
/// nest.
package struct Style: Hashable, Sendable {
  package let isOn: Bool

  package init(isOn: Bool) {
    self.isOn = isOn
  }

  package static let plain = Style(isOn: false)

  package func bold(_ text: String) -> String { wrap(text, 1, 22) }
  package func dim(_ text: String) -> String { wrap(text, 2, 22) }
  package func underlined(_ text: String) -> String { wrap(text, 4, 24) }
  package func red(_ text: String) -> String { wrap(text, 31, 39) }
  package func green(_ text: String) -> String { wrap(text, 32, 39) }
  package func yellow(_ text: String) -> String { wrap(text, 33, 39) }
  package func cyan(_ text: String) -> String { wrap(text, 36, 39) }

  private func wrap(_ text: String, _ begin: Int, _ end: Int) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(begin)m\(text)\u{1B}[\(end)m" : text
  }
}
