import FlowDiagnostics
import FlowModel
import FlowSyntax

/// The text of a string with variables in it, with the place in the file of each of its bytes.
struct WrittenText {
  /// With its escapes undone, variables included.
  let bytes: [UInt8]
  /// The same with each variable as a row of digits, so that no sign in a name is taken for more.
  let masked: [UInt8]
  private let references: [(range: Range<Int>, reference: Template.Reference)]
  /// Where each byte stands in the file, and behind them where the text ends.
  private let offsets: [Int]

  init(_ template: Template, _ source: SourceText) {
    let content = template.span.shrunk(by: 1)
    (bytes, offsets) = WrittenText.read(source.bytes[content.start..<content.end])
    var references: [(range: Range<Int>, reference: Template.Reference)] = []
    var masked = bytes
    var end = 0
    for piece in template.pieces {
      let start = end
      switch piece {
      case .literal(let text): end += text.utf8.count
      case .reference(let reference):
        end += reference.text.utf8.count
        references.append((start..<min(end, bytes.count), reference))
        for place in start..<min(end, bytes.count) { masked[place] = UInt8(ascii: "1") }
      }
    }
    self.references = references
    self.masked = masked
  }

  private static func read(_ raw: ArraySlice<UInt8>) -> (bytes: [UInt8], offsets: [Int]) {
    var bytes: [UInt8] = []
    var offsets: [Int] = []
    bytes.reserveCapacity(raw.count)
    offsets.reserveCapacity(raw.count + 1)
    var index = raw.startIndex
    while index < raw.endIndex {
      let length = min(escapeLength(raw[index...]), raw.endIndex - index)
      let piece = raw[index..<index + length]
      let meant = length == 1 ? Array(piece) : unescaped(piece)
      bytes += meant
      offsets += Array(repeating: index, count: meant.count)
      index += length
    }
    offsets.append(raw.endIndex)
    return (bytes, offsets)
  }

  /// How many bytes the character at the front is written in, if it is an escape; else 1.
  private static func escapeLength(_ raw: ArraySlice<UInt8>) -> Int {
    guard raw.first == UInt8(ascii: "\\") else { return 1 }
    guard raw.dropFirst().first == UInt8(ascii: "u") else { return 2 }
    // The first half of a character beyond the basic plane: \uD800 to \uDBFF.
    let digits = raw.dropFirst(2).prefix(2)
    let isHigh =
      digits.first.map { "dD".utf8.contains($0) } == true
      && digits.last.map { "89abAB".utf8.contains($0) } == true
    return isHigh && raw.dropFirst(6).starts(with: "\\u".utf8) ? 12 : 6
  }

  private static func unescaped(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    let quote = [UInt8(ascii: "\"")]
    let document = JSONDocument(SourceText(path: "", bytes: quote + raw + quote))
    guard let root = document.root, document.kind(root) == .string else { return Array(raw) }
    return Array(document.string(root).utf8)
  }

  func span(of range: Range<Int>) -> Span {
    guard let last = range.last else {
      return Span(offsets[range.lowerBound], offsets[range.lowerBound])
    }
    return Span(offsets[range.lowerBound], offsets[last + 1])
  }

  func references(in range: Range<Int>) -> [Template.Reference] {
    references.filter { range.contains($0.range) }.map(\.reference)
  }

  /// What stands in `range`: variables in single braces, the text between them `decoded`.
  func text(in range: Range<Int>, decoded: (String) -> String) -> String {
    var text = ""
    var start = range.lowerBound
    for (place, reference) in references where range.contains(place) {
      text += decoded(String(decoding: bytes[start..<place.lowerBound], as: UTF8.self))
      text += "{\(reference.path.text)}"
      start = place.upperBound
    }
    return text + decoded(String(decoding: bytes[start..<range.upperBound], as: UTF8.self))
  }
}
