/// Lines from a file, a pipe or a terminal that cannot be edited on.
package final class PlainReader: LineReader {
  private let descriptor: Int32
  private let prompts: TextStream?
  private var buffer: [UInt8] = []
  private var next = 0
  private var line: [UInt8] = []
  /// Something of the line under way was read, if only bytes beyond the limit.
  private var hasBegun = false

  /// What is longer loses its end.
  package static let longestLine = 1 << 20

  /// Prompts go to `prompts`; with nil there are none, as a script wants it.
  package init(descriptor: Int32, prompts: TextStream? = nil) {
    self.descriptor = descriptor
    self.prompts = prompts
  }

  package func readLine(prompt: String) -> LineRead {
    prompts?.write(prompt)
    prompts?.flush()
    while !takeToLineBreak() {
      switch System.read(from: descriptor, atMost: 1 << 16) {
      case .bytes(let bytes):
        buffer = bytes
        next = 0
      case .interrupted:
        if Interrupts.takePending() { return .interrupted }
      case .end:
        return hasBegun ? .line(takeLine(endedByBreak: false)) : .endOfInput
      }
    }
    return .line(takeLine(endedByBreak: true))
  }

  package func remember(_ line: String) {}

  /// Moves bytes from the buffer to the line; true when it met the line's end.
  private func takeToLineBreak() -> Bool {
    guard next < buffer.count else { return false }
    hasBegun = true
    let rest = buffer[next...]
    let end = rest.firstIndex(of: UInt8(ascii: "\n"))
    // One more than the limit, to tell a line that fills it from one that was cut.
    let room = PlainReader.longestLine + 1 - line.count
    line += rest[..<(end ?? rest.endIndex)].prefix(room)
    next = end.map { $0 + 1 } ?? buffer.count
    return end != nil
  }

  private func takeLine(endedByBreak: Bool) -> String {
    defer {
      line.removeAll()
      hasBegun = false
    }
    if line.count > PlainReader.longestLine {
      line.removeLast()
      dropHalfCharacter()
    } else if endedByBreak, line.last == UInt8(ascii: "\r") {
      line.removeLast()
    }
    return String(decoding: line, as: UTF8.self)
  }

  /// The cut may have gone through a code point.
  private func dropHalfCharacter() {
    guard let start = line.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return }
    let length = max(1, (~line[start]).leadingZeroBitCount)
    if line.count - start < length { line.removeSubrange(start...) }
  }
}
