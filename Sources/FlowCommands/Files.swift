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
    return SourceText(path: path, bytes: try readOnce(path) {}.bytes)
  }

  /// A file that nobody writes to meanwhile, with its stamp: what changes while it is read is read
  /// again, some times.
  /// - Parameter meanwhile: what happens between reading and looking whether the file is the same.
  static func readSteadily(
    _ path: String, meanwhile: () -> Void = {}
  ) throws(FileFailure) -> (bytes: [UInt8], stamp: Stamp) {
    for _ in 0..<3 {
      let (bytes, before, after) = try readOnce(path, meanwhile: meanwhile)
      if before == after { return (bytes, after) }
    }
    throw FileFailure(action: "read", path: path, reason: "it changed while it was read")
  }

  private static func readOnce(
    _ path: String, meanwhile: () -> Void
  ) throws(FileFailure) -> (bytes: [UInt8], before: Stamp, after: Stamp) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failed("read", path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failed("read", path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw FileFailure(action: "read", path: path, reason: "it is a folder")
    }
    let before = Stamp(status)
    let bytes = try readAll(file, path, size: Int(status.st_size))
    meanwhile()
    guard status.st_mode & S_IFMT == S_IFREG else { return (bytes, before, before) }
    guard fstat(file, &status) == 0 else { throw failed("read", path) }
    return (bytes, before, Stamp(status))
  }

  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Whether there is a file that can be read to its end, no folder, pipe or device.
  static func isOrdinary(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  static func isWritable(_ path: String) -> Bool {
    access(path, W_OK) == 0
  }

  /// What differs once a file was written or replaced.
  struct Stamp: Hashable {
    let file: UInt64
    let size: Int64
    let seconds: Int
    let nanoseconds: Int

    init(_ status: stat) {
      #if canImport(Darwin)
        let written = status.st_mtimespec
      #else
        let written = status.st_mtim
      #endif
      file = UInt64(status.st_ino)
      size = Int64(status.st_size)
      seconds = written.tv_sec
      nanoseconds = written.tv_nsec
    }
  }

  /// `nil` where there is no file.
  static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    return stat(path, &status) == 0 ? Stamp(status) : nil
  }

  /// Whether two paths lead to one and the same file.
  static func areSame(_ left: String, _ right: String) -> Bool {
    var (one, other) = (stat(), stat())
    return stat(left, &one) == 0 && stat(right, &other) == 0 && one.st_dev == other.st_dev
      && one.st_ino == other.st_ino
  }

  /// Replaces the file as a whole: readers find the old text or the new one. A file that is there
  /// keeps its permissions, a symbolic link leads to the new text. What is no ordinary file, a
  /// device or a pipe, is written to.
  static func write(_ text: String, to path: String) throws(FileFailure) {
    try write(Array(text.utf8), to: path)
  }

  static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      return try writeInPlace(bytes, to: path)
    }
    let target = isThere ? resolved(path) : path
    let draft = "\(target).\(getpid()).part"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failed("write", path) }
    var problem = put(bytes, file)
    if problem == 0, isThere, fchmod(file, status.st_mode & 0o7777) != 0 { problem = errno }
    close(file)
    if problem != 0 || rename(draft, target) != 0 {
      let code = problem != 0 ? problem : errno
      unlink(draft)
      throw FileFailure(action: "write", path: path, reason: reason(code))
    }
  }

  /// The file itself, where the path leads over symbolic links.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func writeInPlace(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    let file = open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw failed("write", path) }
    defer { close(file) }
    let problem = put(bytes, file)
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

  /// Writes all of it; returns the system's code for what went wrong, or 0.
  static func put(_ text: String, _ file: Int32) -> Int32 { put(Array(text.utf8), file) }

  private static func put(_ bytes: [UInt8], _ file: Int32) -> Int32 {
    var rest = bytes[...]
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
