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
  private let path: String
  /// The first line that could not be written; what comes after it is not tried.
  private(set) var failure: FileFailure?

  init(_ path: String?) throws(FileFailure) {
    self.path = path ?? ""
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
    guard let file, failure == nil else { return }
    let problem = Files.put("\(line)\n", file)
    if problem != 0 {
      failure = FileFailure(action: "write", path: path, reason: Files.reason(problem))
    }
  }
}
