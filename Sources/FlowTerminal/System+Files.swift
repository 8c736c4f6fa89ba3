#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Small files, read and written whole.
extension System {
  /// The end of a regular file, at most `limit` bytes; nil where there is none to read.
  static func tail(ofFile path: String, atMost limit: Int) -> (bytes: [UInt8], isWhole: Bool)? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let isWhole = Int(status.st_size) <= limit
    if !isWhole { lseek(descriptor, off_t(-limit), SEEK_END) }
    var all: [UInt8] = []
    while case .bytes(let bytes) = read(from: descriptor, atMost: 1 << 16) { all += bytes }
    return (all, isWhole)
  }

  /// Adds to a file that only its owner can read, making it and its folders if need be.
  @discardableResult
  static func append(_ bytes: [UInt8], toFile path: String) -> Bool {
    makeFolders(above: path)
    return put(bytes, path, O_WRONLY | O_APPEND | O_CREAT)
  }

  /// Readers find the old file or the new one, never a half.
  static func replace(file path: String, with bytes: [UInt8]) {
    let draft = "\(path).\(getpid())"
    if !put(bytes, draft, O_WRONLY | O_CREAT | O_EXCL) || rename(draft, path) != 0 { unlink(draft) }
  }

  private static func put(_ bytes: [UInt8], _ path: String, _ flags: Int32) -> Bool {
    let descriptor = open(path, flags | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return write(bytes, to: descriptor) == nil
  }

  private static func makeFolders(above path: String) {
    for (index, character) in zip(path.indices, path).dropFirst() where character == "/" {
      mkdir(String(path[..<index]), 0o700)
    }
  }
}
