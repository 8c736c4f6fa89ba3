import FlowDiagnostics
import FlowLint

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that lint looks at.
struct LintFile {
  /// As it is shown, and opened unless it is standard input.
  let path: String
  var isStandardInput = false
  /// `nil` where there is no such file on the disk.
  let identity: FileIdentity?
}

/// What a configuration leaves out.
struct IgnoreFilter {
  let list: IgnoreList
  /// The folder that the patterns were written for.
  let folder: AbsolutePath

  func ignores(_ path: String, isFolder: Bool) -> Bool {
    guard !list.globs.isEmpty, let names = AbsolutePath(path).below(folder), !names.isEmpty
    else { return false }
    return list.ignores(names, isFolder: isFolder)
  }
}

/// The files that paths lead to: named files as they are, folders with all flows below them.
struct LintFileSearch {
  /// Each file of the disk once, in the order of the bytes of their paths.
  private(set) var files: [LintFile] = []
  private(set) var unread: [FileFailure] = []
  /// Named folders in which there is nothing to lint, and how much is left out there on purpose.
  private(set) var empty: [(folder: String, ignored: Int)] = []
  private let filter: IgnoreFilter?
  private var ignored = 0

  /// - Parameter standardInput: what `-` is called.
  init(_ paths: [String], standardInput: String?, ignoring filter: IgnoreFilter?) {
    self.filter = filter
    for path in paths {
      if path == "-" {
        files.append(
          LintFile(
            path: standardInput ?? Files.standardInput, isStandardInput: true,
            identity: standardInput.flatMap { FileIdentity($0) }))
      } else if LintFileSearch.kind(of: path) == S_IFDIR {
        walk(LintFileSearch.withoutSlashes(path))
      } else {
        files.append(LintFile(path: path, identity: FileIdentity(path)))
      }
    }
    putInOrder()
  }

  /// Of several names of one file the first one counts; what comes from standard input wins.
  private mutating func putInOrder() {
    files.sort { left, right in
      left.isStandardInput != right.isStandardInput
        ? left.isStandardInput : left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
    var identities: Set<FileIdentity> = []
    var paths: Set<String> = []
    files = files.filter { file in
      guard paths.insert(file.path).inserted else { return false }
      return file.identity.map { identities.insert($0).inserted } ?? true
    }
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private mutating func walk(_ root: String) {
    let (found, failed) = (files.count, unread.count)
    ignored = 0
    var folders = [root]
    if filter?.ignores(root, isFolder: true) == true {
      ignored = 1
      folders = []
    }
    while let folder = folders.popLast() {
      do throws(FileFailure) {
        for name in try LintFileSearch.names(in: folder) where !name.hasPrefix(".") {
          take(name, in: folder, &folders)
        }
      } catch {
        unread.append(error)
      }
    }
    if files.count == found, unread.count == failed { empty.append((root, ignored)) }
  }

  private mutating func take(_ name: String, in folder: String, _ folders: inout [String]) {
    let path = Paths.join(folder, name)
    var kind = LintFileSearch.kind(of: path, following: false)
    let isFlow = name.hasSuffix(".flow.json")
    guard kind == S_IFDIR || isFlow else { return }
    if kind == S_IFLNK { kind = LintFileSearch.kind(of: path) ?? S_IFREG }
    let isLinkedFolder =
      kind == S_IFDIR && LintFileSearch.kind(of: path, following: false) != S_IFDIR
    guard !isLinkedFolder else { return }
    if filter?.ignores(path, isFolder: kind == S_IFDIR) == true {
      ignored += 1
    } else if kind == S_IFDIR {
      folders.append(path)
    } else if kind == S_IFREG {
      files.append(LintFile(path: path, identity: FileIdentity(path)))
    } else {
      unread.append(
        FileFailure(action: "read", path: path, reason: "it is not an ordinary file"))
    }
  }

  /// The type of a file; `nil` where there is none.
  private static func kind(of path: String, following: Bool = true) -> mode_t? {
    var status = stat()
    let result = following ? stat(path, &status) : lstat(path, &status)
    return result == 0 ? status.st_mode & S_IFMT : nil
  }

  static func names(in folder: String) throws(FileFailure) -> [String] {
    guard let handle = opendir(folder) else {
      throw FileFailure(action: "read", path: folder, reason: Files.reason(errno))
    }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func withoutSlashes(_ path: String) -> String {
    var path = path[...]
    while path.hasSuffix("/"), path.count > 1 { path.removeLast() }
    return String(path)
  }
}
