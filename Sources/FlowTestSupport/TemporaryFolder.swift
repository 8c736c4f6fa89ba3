#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of the test's own, gone with it.
package final class TemporaryFolder {
  package struct CannotMake: Error {}

  package let root: String

  package init() throws {
    var template = "/tmp/botflow-test.XXXXXX".utf8CString.map { $0 }
    guard mkdtemp(&template) != nil else { throw CannotMake() }
    root = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { TemporaryFolder.remove(root) }

  package func path(_ name: String) -> String { "\(root)/\(name)" }

  /// Writes a file and tells its whole path.
  package func write(_ name: String, _ bytes: [UInt8]) -> String {
    let descriptor = open(path(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return path(name) }
    defer { close(descriptor) }
    _ = bytes.withUnsafeBytes { putBytes(descriptor, $0.baseAddress, $0.count) }
    return path(name)
  }

  package func write(_ name: String, _ text: String) -> String { write(name, Array(text.utf8)) }

  package func mode(_ name: String) -> UInt32? {
    var status = stat()
    return stat(path(name), &status) == 0 ? UInt32(status.st_mode) & 0o777 : nil
  }

  package var names: [String] { TemporaryFolder.names(in: root) }

  private static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }
}

// The plain name is taken by the method.
private let putBytes = write(_:_:_:)
