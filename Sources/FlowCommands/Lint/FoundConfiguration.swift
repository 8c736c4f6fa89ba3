import FlowDiagnostics
import FlowLint
import FlowTerminal

/// The configuration that a run goes by, and where it lies.
struct FoundConfiguration {
  let path: String
  let configuration: LintConfiguration

  var folder: String { Paths.folder(of: path) }

  /// - Parameter path: what `--config` names; without it the nearest file upwards from the current
  ///   folder is taken, if there is one.
  static func find(
    _ path: String?, _ console: Console, _ style: Style
  ) throws(CommandFailure) -> FoundConfiguration? {
    guard let path = path ?? nearest() else { return nil }
    let source: SourceText
    do throws(FileFailure) {
      source = try Files.read(path)
    } catch {
      throw error.failure
    }
    let reading = LintConfigurationReading(source)
    guard let configuration = reading.valid else {
      let renderer = CaretRenderer(source, paint: CaretRenderer.Paint(style))
      for finding in reading.findings { console.error.write(renderer.render(finding) + "\n") }
      throw CommandFailure(
        .wrongUsage,
        "the configuration cannot be used: \(Plural.of(reading.findings.count, "error")) in "
          + "'\(UntrustedText.shown(path))'")
    }
    return FoundConfiguration(path: path, configuration: configuration)
  }

  private static func nearest() -> String? {
    var folder = "."
    while true {
      let path = Paths.join(folder, LintConfiguration.fileName)
      if Files.exists(path) { return path }
      let parent = folder == "." ? ".." : "\(folder)/.."
      guard Files.exists(parent), !Files.areSame(folder, parent) else { return nil }
      folder = parent
    }
  }
}
