#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import FlowDiagnostics

/// Why a file could not be read or written, told by the system's own word for it.
struct FileFailure: Error {
  var action: String
  var path: String
  var reason: String

  var failure: CommandFailure {
    CommandFailure(
      .worldFailed, "cannot \(action) '\(UntrustedText.shown(path))': \(reason)")
  }
}

/// Files read and written whole, and standard input under the name `-`.
enum Files {
  /// What findings call standard input.
  static let standardInput = "<stdin>"
  /// No file that a person keeps is larger; a device that never ends would be.
  private static let mostBytes = 1 << 30

  static func read(_ path: String, standardInput descriptor: Int32 = 0) throws(FileFailure)
    -> SourceText
  {
    if path == "-" {
      return SourceText(path: standardInput, bytes: try readAll(descriptor, path))
    }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failed("read", path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failed("read", path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw FileFailure(action: "read", path: path, reason: "it is a folder")
    }
    return SourceText(path: path, bytes: try readAll(file, path, size: Int(status.st_size)))
  }

  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// What differs once a file was written or replaced.
  struct Stamp: Hashable {
    let file: UInt64
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
  }

  /// `nil` where there is no file.
  static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let written = status.st_mtimespec
    #else
      let written = status.st_mtim
    #endif
    return Stamp(
      file: UInt64(status.st_ino), size: Int64(status.st_size), seconds: written.tv_sec,
      nanoseconds: written.tv_nsec)
  }

  /// Whether two paths lead to one and the same file.
  static func areSame(_ left: String, _ right: String) -> Bool {
    var (one, other) = (stat(), stat())
    return stat(left, &one) == 0 && stat(right, &other) == 0 && one.st_dev == other.st_dev
      && one.st_ino == other.st_ino
  }

  /// Replaces the file as a whole: readers find the old text or the new one. What is no ordinary
  /// file, a device or a pipe, is written to.
  static func write(_ text: String, to path: String) throws(FileFailure) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      return try writeInPlace(text, to: path)
    }
    let draft = "\(path).\(getpid()).part"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failed("write", path) }
    let problem = put(text, file)
    close(file)
    if problem != 0 || rename(draft, path) != 0 {
      let code = problem != 0 ? problem : errno
      unlink(draft)
      throw FileFailure(action: "write", path: path, reason: reason(code))
    }
  }

  private static func writeInPlace(_ text: String, to path: String) throws(FileFailure) {
    let file = open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw failed("write", path) }
    defer { close(file) }
    let problem = put(text, file)
    if problem != 0 {
      throw FileFailure(action: "write", path: path, reason: reason(problem))
    }
  }

  static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "there is no such file or folder"
    case EACCES, EPERM: "permission denied"
    case EISDIR: "it is a folder"
    case ENOTDIR: "a part of the path is not a folder"
    case ENOSPC: "the disk is full"
    default: String(cString: strerror(code)).lowercased()
    }
  }

  private static func failed(_ action: String, _ path: String) -> FileFailure {
    FileFailure(action: action, path: path, reason: reason(errno))
  }

  private static func readAll(
    _ file: Int32, _ path: String, size: Int = 0
  ) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than there should be, so that the end is met at once.
    var room = size > 0 ? min(size, mostBytes) + 1 : firstRoom
    while true {
      let (piece, problem) = fill(room, from: file)
      guard problem == 0 else {
        throw FileFailure(action: "read", path: path, reason: reason(problem))
      }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      guard bytes.count <= mostBytes else {
        throw FileFailure(action: "read", path: path, reason: "it is larger than 1 GiB")
      }
      if piece.count < room { return bytes }
      room = min(max(bytes.count, firstRoom), mostRoom)
    }
  }

  private static let firstRoom = 1 << 16
  private static let mostRoom = 1 << 26

  /// As many bytes as there is room for, fewer only at the end; with them the system's code for
  /// what went wrong, or 0.
  private static func fill(_ room: Int, from file: Int32) -> (bytes: [UInt8], problem: Int32) {
    var problem: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
      while filled < room, let base = buffer.baseAddress {
        let count = systemRead(file, base + filled, room - filled)
        if count < 0, errno == EINTR { continue }
        if count < 0 { problem = errno }
        guard count > 0 else { return }
        filled += count
      }
    }
    return (bytes, problem)
  }

  /// Writes all of `text`; returns the system's code for what went wrong, or 0.
  static func put(_ text: String, _ file: Int32) -> Int32 {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return 0
  }
}

// The plain names are taken by `Files` itself.
private let systemRead = read(_:_:_:)
private let systemWrite = write(_:_:_:)

extension Surroundings {
  /// A file that the command cannot do without.
  func read(_ path: String) throws(CommandFailure) -> SourceText {
    do throws(FileFailure) {
      return try Files.read(path, standardInput: standardInput)
    } catch {
      throw error.failure
    }
  }
}

/// Files that a command reads, which it must not write over.
struct InputFiles {
  var paths: [String]

  func protect(from output: String?, option: String) throws(CommandFailure) {
    guard let output, paths.contains(where: { Files.areSame($0, output) }) else { return }
    throw CommandFailure(
      .wrongUsage, "\(option) would overwrite '\(UntrustedText.shown(output))', which is read here")
  }
}

/// Paths as text: nothing is looked up.
enum Paths {
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return folder == "." ? path : folder == "/" ? "/\(path)" : "\(folder)/\(path)"
  }

  /// `path` as it is written in a file that lies in `folder`; unchanged where only the disk knows.
  static func relative(_ path: String, to folder: String) -> String {
    guard path.hasPrefix("/") == folder.hasPrefix("/") else { return path }
    let parts = path.split(separator: "/").filter { $0 != "." }
    let base = folder.split(separator: "/").filter { $0 != "." }
    let shared = zip(parts, base).prefix { $0 == $1 }.count
    guard !base[shared...].contains("..") else { return path }
    return (base[shared...].map { _ in ".." } + parts[shared...]).joined(separator: "/")
  }
}
