import FlowDiagnostics
import FlowRuntime
import FlowSyntax

/// The simulator for another program: one JSON object a line, in and out (`docs/formats.md`).
final class JSONFront {
  /// What the other program wants to happen.
  enum Input {
    case say(String)
    case press(Int)
    case command(String)

    /// As a person would have typed it.
    var typed: String {
      switch self {
      case .press(let number): "/press \(number)"
      case .command(let line): line
      case .say(let text):
        if text.hasPrefix("/") {
          "/\(text)"
        } else if text.buttonNumber != nil || text.allSatisfy(\.isWhitespace) {
          "\(SimulatorCommand.sayName) \(text)"
        } else {
          text
        }
      }
    }
  }

  static let version = 1

  /// The variables as the last state had them.
  var known: [(name: String, value: JSONValue)] = []

  func opening(flow name: String) -> JSONObject {
    JSONObject([
      "kind": .string("session"), "version": .integer(JSONFront.version), "flow": .string(name),
    ])
  }

  func input(_ line: String) throws(SimulationError) -> Input {
    let usage = #"write {"say": TEXT}, {"press": NUMBER} or {"command": "/NAME …"}"#
    guard let value = JSONValue.parse(Array(line.utf8)) else {
      throw SimulationError("this line is not JSON; \(usage)")
    }
    guard case .object(let object) = value, object.members.count == 1,
      let member = object.members.first
    else { throw SimulationError("this line is not one wish; \(usage)") }
    switch (member.name, member.value) {
    case ("say", .string(let text)): return .say(text)
    case ("press", .number(let number)):
      guard let place = Int(number.text), place > 0 else { break }
      return .press(place)
    case ("command", .string(let text)) where CommandLineWords(text) != nil: return .command(text)
    default: break
    }
    throw SimulationError("this line is no wish that can be met; \(usage)")
  }

  /// An object on a line; what could steer a terminal is escaped, which JSON takes for the same.
  static func line(_ object: JSONObject) -> String {
    var out = ""
    for scalar in JSONValue.object(object).json.unicodeScalars {
      let text = String(scalar)
      if UntrustedText.shown(text) == text {
        out += text
      } else {
        for unit in text.utf16 {
          let digits = String(unit, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return out + "\n"
  }
}
