import ArgumentParser
import FlowModel
import FlowTerminal

/// `botflow schema`: what editors know about the files, derived from what the decoder reads.
struct Schema: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes the JSON Schema of flows or mock files, for editors.",
    discussion: "An editor that has it completes and explains the fields of a file, and marks "
      + "mistakes; 'validate' finds more of them.")

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case flow, mock

    var format: FormatDescription {
      switch self {
      case .flow: .flow
      case .mock: .mock
      }
    }
  }

  @Argument(help: "Which files: flow (NAME.flow.json) or mock (NAME.mock.json).")
  var kind: Kind = .flow

  @Option(help: ArgumentHelp("Write the schema to a file.", valueName: "file"))
  var output: String?

  func run(on surroundings: Surroundings) throws(CommandFailure) -> ExitStatus {
    let lines = BodyText.lines(of: FormatSchema(kind.format).value, room: 96)
    let text = lines.joined(separator: "\n") + "\n"
    guard let output else {
      surroundings.console.output.write(text)
      return .clean
    }
    do throws(FileFailure) {
      try Files.write(text, to: output)
    } catch {
      throw error.failure
    }
    return .clean
  }
}
