import FlowDiagnostics
import FlowTerminal

/// A text that nobody wrote to while it was read.
struct SteadyText: Sendable {
  let source: SourceText
  /// `nil` for what is no file of the disk.
  let stamp: Files.Stamp?
}

/// The texts of a run: a file is read whenever it is asked for, so that memory does not grow with
/// their number; what can be read only once, standard input or a pipe, is kept.
struct HeldTexts: Sendable {
  private var texts: [String: SteadyText] = [:]
  let standardInput: SteadyText?

  init(_ files: [LintFile], _ surroundings: Surroundings) throws(CommandFailure) {
    var input: SteadyText?
    for file in files {
      if file.isStandardInput {
        let bytes = try surroundings.read("-").bytes
        let text = SteadyText(source: SourceText(path: file.path, bytes: bytes), stamp: nil)
        texts[file.path] = text
        input = text
      } else if Files.exists(file.path), !Files.isOrdinary(file.path) {
        // What fails now fails again when it is asked for.
        do throws(FileFailure) {
          texts[file.path] = SteadyText(source: try Files.read(file.path), stamp: nil)
        } catch  where Interrupts.takePending() {
          throw CommandFailure(.interrupted, "interrupted")
        } catch {}
      } else if files.count == 1 {
        // Looked through for other bots first, then judged.
        do throws(FileFailure) { texts[file.path] = try HeldTexts.steady(file) } catch {}
      }
    }
    standardInput = input
  }

  func read(_ file: LintFile) throws(FileFailure) -> SteadyText {
    if let text = texts[file.path] { return text }
    return try HeldTexts.steady(file)
  }

  private static func steady(_ file: LintFile) throws(FileFailure) -> SteadyText {
    let (bytes, stamp) = try Files.readSteadily(file.path)
    return SteadyText(source: SourceText(path: file.path, bytes: bytes), stamp: stamp)
  }
}
