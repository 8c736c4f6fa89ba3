import ArgumentParser
import FlowModel
import FlowTerminal

extension ColourChoice: ExpressibleByArgument {}

extension Channel: ExpressibleByArgument {
  /// By the short name that the command line uses, or by the Designer's label.
  package init?(argument: String) {
    let wanted = argument.lowercased()
    let found = Channel.allCases.first {
      $0.shortName == wanted || $0.rawValue.lowercased() == wanted
    }
    guard let found else { return nil }
    self = found
  }

  package static var allValueStrings: [String] { allCases.map(\.shortName) }

  /// The short names say enough; help lists them by themselves.
  package static var allValueDescriptions: [String: String] { [:] }

  package var defaultValueDescription: String { shortName }
}

struct ColourOption: ParsableArguments {
  @Option(
    name: .customLong("color"), help: "Colour: auto, always or never (NO_COLOR is honoured).")
  var choice: ColourChoice = .auto
}
