/// Lines typed in earlier runs: UTF-8, one a line, the newest last. Each line is added as it is
/// typed, so programs that run side by side keep each other's. No failure shows: a history that
/// cannot be kept is not worth stopping for.
package struct HistoryFile: Hashable, Sendable {
  package static let limit = 1000
  private static let longestFile = 1 << 22
  private let path: String

  package init(path: String) {
    self.path = path
  }

  /// The newest lines, oldest first, none twice in a row. A file that has grown past them is
  /// shortened.
  package func load() -> [String] {
    guard let (bytes, isWhole) = System.tail(ofFile: path, atMost: HistoryFile.longestFile) else {
      return []
    }
    let all = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    var lines: [ArraySlice<UInt8>] = []
    for line in isWhole ? all[...] : all.dropFirst() where line != lines.last {
      lines.append(line)
    }
    let kept = lines.suffix(HistoryFile.limit)
    if all.count > HistoryFile.limit || !isWhole {
      System.replace(file: path, with: kept.flatMap { $0 + [UInt8(ascii: "\n")] })
    }
    return kept.map { String(decoding: $0, as: UTF8.self) }
  }

  package func append(_ line: String) {
    let single = line.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.joined(separator: " ")
    System.append(Array(single.utf8) + [UInt8(ascii: "\n")], toFile: path)
  }
}
