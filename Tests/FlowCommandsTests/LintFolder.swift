import FlowTestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder with flows, and the program run in it.
struct LintFolder {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Nothing is wrong with it.
  static let clean = flow(
    #"{"name": "Welcome", "type": "Message", "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}}"#
  )
  /// `unreachable-interaction` is a warning.
  static let warned = flow(
    #"{"name": "Welcome", "type": "Message", "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}}"#,
    #"{"name": "Lost", "type": "Message", "details": {"sendToUser": "Hello?"}}"#)
  /// `unknown-target` is an error that can be fixed.
  static let wrong = flow(
    #"{"name": "Welcome", "type": "Message", "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!", "next": "hours"}}"#,
    #"{"name": "Hours", "type": "Message", "details": {"sendToUser": "From 9 to 5."}}"#)

  static func flow(_ interactions: String...) -> String {
    let list = interactions.map { "    \($0)" }.joined(separator: ",\n")
    return
      "{\n  \"botflow\": 1,\n  \"name\": \"Bot\",\n  \"interactions\": [\n\(list)\n  ]\n}\n"
  }

  /// Writes a file, with the folders that lead to it.
  func write(_ name: String, _ text: String) {
    var path = folder.root
    for part in name.split(separator: "/").dropLast() {
      path += "/\(part)"
      mkdir(path, 0o755)
    }
    _ = folder.write(name, text)
  }

  func makeFolder(_ name: String) {
    mkdir(folder.path(name), 0o755)
  }

  func link(_ name: String, to target: String) {
    symlink(target, folder.path(name))
  }

  func read(_ name: String) -> String? { Repository.text(folder.path(name)) }

  func run(
    _ arguments: [String], input: String = "", in place: String? = nil
  ) throws -> ChildProcess {
    try ChildProcess.run(
      Repository.builtProgram, arguments,
      directory: place.map { folder.path($0) } ?? folder.root, input: Array(input.utf8))
  }

  func lint(_ arguments: String..., input: String = "", in place: String? = nil) throws
    -> ChildProcess
  {
    try run(["lint"] + arguments, input: input, in: place)
  }
}

extension ChildProcess {
  /// The places of the findings of a text report: what stands before the severity.
  var places: [String] {
    output.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^([^ ]+): (?:error|warning|advice)\[/).map { String($0.1) }
    }
  }

  var lastLine: String { output.split(separator: "\n").last.map(String.init) ?? "" }
}
