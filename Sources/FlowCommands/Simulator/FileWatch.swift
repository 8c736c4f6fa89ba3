import FlowDiagnostics

/// Whether the files of a run have changed since they were last looked at.
final class FileWatch {
  private let flowPath: String
  private let namedMock: String?
  private var stamps: [Files.Stamp?]
  private var contents: [[UInt8]?]

  init(_ loaded: LoadedFlow, _ options: PlayOptions) {
    flowPath = loaded.path
    namedMock = options.mock
    let paths = FileWatch.paths(loaded.path, options.mock)
    stamps = paths.map { Files.stamp($0) }
    contents = paths.map(FileWatch.bytes)
  }

  private static func paths(_ flow: String, _ named: String?) -> [String] {
    [flow, LoadedFlow.mockPath(for: flow, named) ?? FlowFiles.mockPath(besideFlow: flow)]
  }

  private static func bytes(_ path: String) -> [UInt8]? {
    do throws(FileFailure) { return try Files.read(path).bytes } catch { return nil }
  }

  /// True once for each change of what the files hold. A flow that is gone for a moment, while an
  /// editor replaces it, is none.
  func takeChange() -> Bool {
    let paths = FileWatch.paths(flowPath, namedMock)
    let now = paths.map { Files.stamp($0) }
    guard now != stamps, now[0] != nil else { return false }
    stamps = now
    let fresh = paths.map(FileWatch.bytes)
    defer { contents = fresh }
    return fresh != contents
  }
}
