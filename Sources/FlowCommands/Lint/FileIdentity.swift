#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One file of the disk, whatever paths lead to it.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let file: UInt64

  /// `nil` where the path leads to no file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    file = UInt64(truncatingIfNeeded: status.st_ino)
  }
}

/// A path from the root of the disk, without `.` and `..`; symbolic links are not looked at.
struct AbsolutePath: Hashable {
  let names: [String]

  init(_ path: String) {
    let whole = path.hasPrefix("/") ? path : "\(AbsolutePath.workingFolder)/\(path)"
    var names: [String] = []
    for name in whole.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(String(name)) }
    }
    self.names = names
  }

  /// The names that lead here from a folder; `nil` where it is not below it.
  func below(_ folder: AbsolutePath) -> [String]? {
    names.starts(with: folder.names) ? Array(names[folder.names.count...]) : nil
  }

  /// As it is written in a file that lies in that folder.
  func relative(to folder: AbsolutePath) -> String {
    let shared = zip(names, folder.names).prefix { $0 == $1 }.count
    let up = folder.names[shared...].map { _ in ".." }
    return (up + names[shared...]).joined(separator: "/")
  }

  private static var workingFolder: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }
}
