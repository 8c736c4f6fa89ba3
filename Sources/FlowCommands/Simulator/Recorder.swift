#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The session so far, verbatim; with a file it is written there line by line, so that nothing is
/// lost when the program is.
final class Recorder {
  private(set) var lines: [String] = []
  private let file: Int32?

  init(_ path: String?) throws(FileFailure) {
    guard let path else {
      file = nil
      return
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw FileFailure(action: "write", path: path, reason: Files.reason(errno))
    }
    file = descriptor
  }

  deinit {
    if let file { close(file) }
  }

  func add(_ line: String) {
    lines.append(line)
    guard let file else { return }
    let bytes = Array("\(line)\n".utf8)
    _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
  }

  var text: String { lines.map { "\($0)\n" }.joined() }
}
