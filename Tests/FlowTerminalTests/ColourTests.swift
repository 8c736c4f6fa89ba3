import FlowTerminal
import Testing

@Suite struct `Colour` {
  struct Case: CustomTestStringConvertible, Sendable {
    var choice = ColourChoice.auto
    var isTerminal = true
    var environment: [String: String] = ["TERM": "xterm"]
    var isOn: Bool

    var testDescription: String { "\(choice), terminal: \(isTerminal), \(environment)" }
  }

  @Test(arguments: [
    Case(isOn: true),
    Case(isTerminal: false, isOn: false),
    Case(environment: [:], isOn: true),
    Case(environment: ["TERM": "dumb"], isOn: false),
    Case(environment: ["NO_COLOR": "1"], isOn: false),
    Case(environment: ["NO_COLOR": "0"], isOn: false),
    Case(environment: ["NO_COLOR": ""], isOn: true),
    Case(isTerminal: false, environment: ["FORCE_COLOR": "1"], isOn: true),
    Case(isTerminal: false, environment: ["FORCE_COLOR": ""], isOn: false),
    Case(isTerminal: false, environment: ["FORCE_COLOR": "0"], isOn: false),
    Case(environment: ["FORCE_COLOR": "0"], isOn: true),
    Case(environment: ["FORCE_COLOR": "3", "NO_COLOR": "1", "TERM": "dumb"], isOn: true),
    Case(choice: .always, isTerminal: false, environment: ["NO_COLOR": "1"], isOn: true),
    Case(choice: .never, environment: ["FORCE_COLOR": "1"], isOn: false),
  ])
  func `it is decided for each stream`(example: Case) {
    let isOn = example.choice.isOn(
      isTerminal: example.isTerminal, environment: example.environment)
    #expect(isOn == example.isOn)
  }

  @Test func `the console asks the stream that is written to`() {
    let console = Console(
      output: TextStream(.memory()), error: TextStream(.memory(columns: 80)), environment: [:])
    #expect(!console.style(.auto, for: console.output).isOn)
    #expect(console.style(.auto, for: console.error).isOn)
  }

  @Test func `styles nest, and do nothing where they are off`() {
    let style = Style(isOn: true)
    #expect(style.bold("a\(style.red("b"))c") == "\u{1B}[1ma\u{1B}[31mb\u{1B}[39mc\u{1B}[22m")
    #expect(style.green("") == "")
    #expect(Style.plain.bold("a") == "a")
  }
}
