#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The project's own files, as tests look at them.
package enum Repository {
  /// The folder that holds the manifest.
  package static let root: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  package static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A file of the project by its path from the root.
  package static func bytes(_ path: String) -> [UInt8]? {
    let file = open(path.hasPrefix("/") ? path : "\(root)/\(path)", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &piece, piece.count)
      guard count >= 0 else { return nil }
      guard count > 0 else { return all }
      all += piece[..<count]
    }
  }

  /// The files below a folder whose names end in `suffix`, in order, by their paths from the root.
  package static func files(under folder: String, suffix: String) -> [String] {
    guard let directory = opendir("\(root)/\(folder)") else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let path = "\(folder)/\(name)"
      if Int32(entry.pointee.d_type) == Int32(DT_DIR) {
        found += files(under: path, suffix: suffix)
      } else if name.hasSuffix(suffix) {
        found.append(path)
      }
    }
    return found.sorted()
  }

  /// The program that the tests' own build made, beside the tests' bundle.
  package static let builtProgram: String = {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
    let folder = bundle.split(separator: "/").prefix { !$0.hasSuffix(".xctest") }
    return "/\(folder.joined(separator: "/"))/botflow"
  }()
}
