import FlowDiagnostics
import FlowModel
import FlowSyntax

/// Who said what in a session, for `system.getChatHistory()`.
///
/// Each entry is a value that names the one before it, so that a long conversation is not copied
/// with every word.
extension Turn {
  enum Speaker: String {
    case customer = "Customer"
    case bot = "Bot"
    case agent = "Agent"
  }

  mutating func remember(_ text: String, by speaker: Speaker) {
    guard flow.keepsHistory else { return }
    let before = Int(session[.history])
    session[.history] = values.number(
      of: .array([.integer(before), .string(speaker.rawValue), .string(text)]))
  }

  /// An HTML transcript [C-restex]; how the product lays it out is not documented.
  var chatHistory: String {
    var paragraphs: [String] = []
    var entry = session[.history]
    while case .array(let parts)? = values.value(entry), parts.count == 3 {
      let speaker = parts[1].string ?? ""
      let text = parts[2].string ?? ""
      paragraphs.append("<p><b>\(speaker):</b> \(HTMLText.escaped(text))</p>")
      guard case .number(let before) = parts[0], let number = ValueID(before.text) else { break }
      entry = number
    }
    return paragraphs.reversed().joined(separator: "\n")
  }
}
