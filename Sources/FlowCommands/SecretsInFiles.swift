import FlowDiagnostics
import FlowRuntime

extension SourceText {
  /// The file with each byte of its secrets replaced, so that every place stays where it is. Read
  /// without the grammar of JSON: what has mistakes, or is cut for an excerpt, hides them too.
  var hidingSecrets: SourceText {
    var hidden = bytes
    var place = 0
    while place < bytes.count {
      let word = bytes[place...].prefix { SourceText.isNamePart($0) }
      guard !word.isEmpty else {
        place += 1
        continue
      }
      place = word.endIndex
      guard Simulation.isSecretName(String(decoding: word, as: UTF8.self)),
        let value = value(behind: place)
      else { continue }
      for index in value { hidden[index] = UInt8(ascii: "*") }
      place = value.upperBound
    }
    return SourceText(path: path, bytes: hidden)
  }

  /// The value that a colon behind a name leads to, without quotes.
  private func value(behind end: Int) -> Range<Int>? {
    var place = end
    // A body may be a text that holds JSON, its quotes escaped.
    place = skip(from: place) { $0 == UInt8(ascii: "\\") || SourceText.isQuote($0) || isBlank($0) }
    guard place < bytes.count, bytes[place] == UInt8(ascii: ":") else { return nil }
    place = skip(from: place + 1, while: isBlank)
    let escapes = bytes[place...].prefix { $0 == UInt8(ascii: "\\") }.count
    place += escapes
    guard place < bytes.count else { return nil }
    let quote = bytes[place]
    guard SourceText.isQuote(quote) else {
      let stops = ",]}{[\"\n\r".utf8
      return place..<skip(from: place) { !stops.contains($0) }
    }
    let start = place + 1
    place = start
    var slashes = 0
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") {
      if bytes[place] == quote, slashes == escapes || slashes == 0 {
        return start..<(place - slashes)
      }
      slashes = bytes[place] == UInt8(ascii: "\\") ? slashes + 1 : 0
      place += 1
    }
    return start..<place
  }

  private func skip(from start: Int, while condition: (UInt8) -> Bool) -> Int {
    start + bytes[start...].prefix(while: condition).count
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains(byte)
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
