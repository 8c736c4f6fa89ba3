import FlowDiagnostics

/// Whether bytes are UTF-8 text at all, before anybody looks for JSON in them.
struct EncodingCheck {
  var findings: [Diagnostic] = []
  /// False where reading on would only produce noise: a binary file, another encoding.
  var isText = true
  /// Where the text starts: behind a byte order mark.
  var start = 0

  /// More places than this say nothing new.
  private static let mostFindings = 20

  init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      refuse("the file is UTF-16 text", at: Span(0, 2), help: "save it as UTF-8")
      return
    }
    if let zero = bytes.prefix(8192).firstIndex(of: 0) {
      refuse("the file is not text: byte 0x00", at: Span(zero, zero + 1), help: nil)
      return
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      start = 3
      let mark = Span(0, 3)
      findings.append(
        Diagnostic(
          .jsonSyntax, "the file starts with a byte order mark", at: mark,
          notes: ["JSON files have none (RFC 8259 §8.1)"], help: "save it as UTF-8 without BOM",
          fix: Fix("remove the byte order mark", [.init(mark, "")])))
    }
    findInvalidSequences(bytes)
  }

  private mutating func refuse(_ message: String, at span: Span, help: String?) {
    isText = false
    findings.append(Diagnostic(.notUTF8, message, at: span, help: help))
  }

  private mutating func findInvalidSequences(_ bytes: [UInt8]) {
    var index = 0
    var found = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index = ByteScan.pastASCII(bytes, from: index)
        continue
      }
      let length = EncodingCheck.sequenceLength(bytes, at: index)
      if length > 0 {
        index += length
        continue
      }
      let start = index
      repeat {
        index += 1
      } while index < bytes.count && bytes[index] >= 0x80
        && EncodingCheck.sequenceLength(bytes, at: index) == 0
      found += 1
      let hex = String(bytes[start], radix: 16, uppercase: true)
      findings.append(
        Diagnostic(.notUTF8, "byte 0x\(hex) is not UTF-8", at: Span(start, index)))
      if found == EncodingCheck.mostFindings { return }
    }
  }

  /// The length of the well-formed sequence at `index` (Unicode, table 3-7), 0 if there is none.
  private static func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
    let lead = bytes[index]
    func isTail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < bytes.count && range ~= bytes[index + offset]
    }
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return isTail(1) ? 2 : 0
    case 0xE0: return isTail(1, 0xA0...0xBF) && isTail(2) ? 3 : 0
    case 0xED: return isTail(1, 0x80...0x9F) && isTail(2) ? 3 : 0
    case 0xE1...0xEF: return isTail(1) && isTail(2) ? 3 : 0
    case 0xF0: return isTail(1, 0x90...0xBF) && isTail(2) && isTail(3) ? 4 : 0
    case 0xF1...0xF3: return isTail(1) && isTail(2) && isTail(3) ? 4 : 0
    case 0xF4: return isTail(1, 0x80...0x8F) && isTail(2) && isTail(3) ? 4 : 0
    default: return 0
    }
  }
}
