import FlowDiagnostics
import FlowEngine
import FlowRuntime
import FlowSyntax
import WebSyntax

extension Simulator {
  /// A request and what it got, with headers and bodies.
  func tell(_ exchange: Exchange, _ number: Int) {
    let sender =
      switch exchange.sender {
      case .flow(let index): name(of: index)
      case .former(let name): "\(name) (gone)"
      case .channel: "the channel"
      }
    quote("#\(number) \(sender): \(exchange.request.method) \(exchange.request.url)")
    tell(exchange.request.headers, exchange.request.body)
    switch exchange.answer {
    case .failure(let failure): say("   ← \(simulation.text(of: failure))")
    case .response(let response):
      say("   ← \(response.status)")
      tell(response.headers, response.body)
    }
    if let note = exchange.note { say("   note: \(note)", .note) }
  }

  private func tell(_ headers: HeaderFields, _ body: [UInt8]) {
    for header in headers.fields { say("   \(header.name): \(header.value)") }
    guard !body.isEmpty else { return }
    let lines = BodyText(body, type: headers["Content-Type"]).lines
    for line in lines.prefix(Simulator.mostBodyLines) {
      sayCut("   \(line)", atMost: Simulator.longestBodyLine)
    }
    if lines.count > Simulator.mostBodyLines {
      say("   … \(Plural.of(lines.count - Simulator.mostBodyLines, "more line"))")
    }
  }

  private static let mostBodyLines = 40
  /// Characters.
  private static let longestBodyLine = 1000
}

/// The body of a request or an answer, for reading; nothing is hidden in it yet.
struct BodyText {
  let lines: [String]

  private static let form = "application/x-www-form-urlencoded"

  init(_ body: [UInt8], type: String?) {
    let media = type?.split(separator: ";").first.map { $0.lowercased() }
    if let json = JSONValue.parse(body) {
      lines = BodyText.lines(of: json)
    } else if media == BodyText.form {
      let pairs = String(decoding: body, as: UTF8.self).split(
        separator: "&", omittingEmptySubsequences: false)
      lines = pairs.enumerated().map { ($0 == 0 ? "" : "&") + $1 }
    } else if let text = String(validating: body, as: UTF8.self), BodyText.isText(media, text) {
      var split = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if split.last == "" { split.removeLast() }
      lines = split
    } else {
      lines = ["(\(Plural.of(body.count, "byte"))\(media.map { ", \($0)" } ?? ""))"]
    }
  }

  private static func isText(_ media: String?, _ text: String) -> Bool {
    guard let media else { return !text.unicodeScalars.contains { $0.value == 0 } }
    return media.hasPrefix("text/")
      || ["json", "xml", "javascript"].contains { media.hasSuffix($0) }
  }

  /// Indented; what fits a line together stays on one.
  static func lines(of value: JSONValue, room: Int = 74) -> [String] {
    let whole = value.json
    switch value {
    case .object(let object) where !object.members.isEmpty && whole.count > room:
      let members = object.members.map { member in
        Nested(head: JSONValue.string(member.name).json + ": ", value: member.value)
      }
      return ["{"] + inner(members, room) + ["}"]
    case .array(let elements) where !elements.isEmpty && whole.count > room:
      return ["["] + inner(elements.map { Nested(head: "", value: $0) }, room) + ["]"]
    case .null, .bool, .number, .string, .array, .object: return [whole]
    }
  }

  private struct Nested {
    var head: String
    var value: JSONValue
  }

  private static func inner(_ parts: [Nested], _ room: Int) -> [String] {
    parts.enumerated().flatMap { place, part in
      var lines = lines(of: part.value, room: max(20, room - 2 - part.head.count))
      lines[0] = part.head + lines[0]
      if place + 1 < parts.count { lines[lines.count - 1] += "," }
      return lines.map { "  \($0)" }
    }
  }
}
