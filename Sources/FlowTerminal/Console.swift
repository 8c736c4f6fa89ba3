/// Where the program writes, and what it was told by its environment.
package struct Console: Sendable {
  package let output: TextStream
  package let error: TextStream
  package let environment: [String: String]

  /// The process's own standard streams.
  package init(environment: [String: String]) {
    let output = TextStream(.descriptor(1))
    self.init(
      output: output,
      error: TextStream(.descriptor(2), isBuffered: false, after: output),
      environment: environment)
  }

  package init(output: TextStream, error: TextStream, environment: [String: String] = [:]) {
    self.output = output
    self.error = error
    self.environment = environment
  }

  /// A console that only remembers; with `columns` it plays a terminal.
  package static func inMemory(
    columns: Int? = nil, environment: [String: String] = [:]
  ) -> Console {
    Console(
      output: TextStream(.memory(columns: columns)),
      error: TextStream(.memory(columns: columns)),
      environment: environment)
  }

  package func flush() {
    output.flush()
    error.flush()
  }

  /// Columns to lay out for: the terminal's, else what COLUMNS says, else 80.
  package var columns: Int {
    if let columns = output.columns { return columns }
    guard let told = environment["COLUMNS"].flatMap(Int.init), told > 0 else { return 80 }
    return told
  }

  package func style(_ choice: ColourChoice, for stream: TextStream) -> Style {
    Style(isOn: choice.isOn(isTerminal: stream.isTerminal, environment: environment))
  }

  /// From now on a reader that has gone shows as `isBroken` and does not end the process.
  /// Children inherit this unless they are started with SIGPIPE reset.
  package static func ignoreBrokenPipes() {
    System.ignoreBrokenPipes()
  }
}
