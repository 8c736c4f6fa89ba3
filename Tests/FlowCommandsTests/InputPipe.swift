#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A descriptor from which a given text can be read.
final class InputPipe {
  struct CannotOpen: Error {}

  /// A descriptor that nobody has open.
  static let nowhere: Int32 = 999

  let descriptor: Int32

  /// - Parameter text: shorter than a pipe holds.
  init(_ text: String) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw CannotOpen() }
    let bytes = Array(text.utf8)
    let written = bytes.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
    close(ends[1])
    descriptor = ends[0]
    guard written == bytes.count else { throw CannotOpen() }
  }

  deinit { close(descriptor) }
}
