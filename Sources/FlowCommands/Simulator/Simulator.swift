import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowRuntime
import FlowTerminal

/// A conversation at a terminal, or played from a script: lines in, lines out.
final class Simulator {
  struct Setting {
    var script: Script?
    var isQuiet = false
    var colour = ColourChoice.auto
    var recordPath: String?
  }

  let loaded: LoadedFlow
  let simulation: Simulation
  let recorder: Recorder
  let isScripted: Bool
  var isAtEnd = false
  var browserLogin: BrowserLogin?

  private let surroundings: Surroundings
  private let script: Script?
  private let isQuiet: Bool
  private let style: Style
  private let options: PlayOptions

  init(
    _ loaded: LoadedFlow, options: PlayOptions, surroundings: Surroundings, setting: Setting
  ) throws(CommandFailure) {
    self.loaded = loaded
    self.surroundings = surroundings
    self.options = options
    script = setting.script
    isScripted = setting.script != nil
    isQuiet = setting.isQuiet
    style = surroundings.console.style(setting.colour, for: surroundings.console.output)
    let flow = loaded.compiled
    let start = try Simulator.start(options, flow)
    simulation = Simulation(
      flow, patterns: PatternLibrary().matching, scripts: .none, mock: loaded.mock, start: start)
    simulation.isStepping = options.step
    simulation.isInterrupted = { Interrupts.takePending() }
    do throws(FileFailure) {
      recorder = try Recorder(setting.recordPath)
    } catch {
      throw error.failure
    }
  }

  private static func start(
    _ options: PlayOptions, _ flow: CompiledFlow
  ) throws(CommandFailure) -> Simulation.Start {
    let channel = options.channel ?? flow.channels.first ?? .webClient
    var start = Simulation.Start(channel: channel)
    for pair in options.set {
      guard let assignment = Assignment(pair) else {
        throw CommandFailure(
          .wrongUsage, "--set takes NAME=VALUE, not '\(UntrustedText.shown(pair))'")
      }
      start.overrides.append((assignment.name, assignment.value))
    }
    start.text = options.text
    start.appleGroup = options.appleGroup
    start.appleIntent = options.appleIntent
    if channel != .appleBusinessChat, start.appleGroup != nil || start.appleIntent != nil {
      throw CommandFailure(
        .wrongUsage, "--apple-group and --apple-intent are for --channel apple")
    }
    if let name = options.at {
      guard let index = flow.index(of: name) else {
        let names = flow.interactions.map(\.name)
        let near = Suggestion.nearest(to: name, among: names)
        throw CommandFailure(
          .wrongUsage,
          "no interaction is called '\(UntrustedText.shown(name))'"
            + (near.map { "; did you mean '\($0)'?" } ?? ""))
      }
      start.at = index
    }
    return start
  }

  func run() throws(CommandFailure) -> ExitStatus {
    let channel = simulation.world.session.channel
    write(simulation.shown(options.header(of: loaded.path, channel: channel)), .plain)
    simulation.begin()
    showLines()
    let reader = makeReader()
    while !isAtEnd {
      surroundings.console.flush()
      switch reader.readLine(prompt: prompt) {
      case .line(let line): take(line, reader)
      // Who types a line drops it; who plays one ends.
      case .interrupted:
        if !isEditing { return stop(.interrupted) }
      case .endOfInput: isAtEnd = true
      }
    }
    if let failure = recorder.failure { throw failure.failure }
    return stop(compare())
  }

  private func stop(_ status: ExitStatus) -> ExitStatus {
    browserLogin?.stop()
    return status
  }

  private func makeReader() -> any LineReader {
    if let script { return ScriptReader(script) }
    guard surroundings.standardInput == 0,
      LineEditor.isPossible(environment: surroundings.console.environment),
      let editor = LineEditor(
        history: StateFolder.historyPath(environment: surroundings.console.environment),
        columns: DisplayWidth.columns,
        complete: { [unowned self] in complete($0) })
    else { return PlainReader(descriptor: surroundings.standardInput) }
    isEditing = true
    return editor
  }

  /// The editor has shown the typed line already.
  private var isEditing = false

  private var prompt: String {
    let session = simulation.world.session
    let place = session.position.map { simulation.flow.interactions[$0].name } ?? "•"
    let mark = simulation.isStopped ? " ‖" : ""
    return style.cyan("\(UntrustedText.shown(place)) · \(session.channel.shortName)\(mark)> ")
  }

  private func take(_ line: String, _ reader: any LineReader) {
    simulation.registerSecrets(typed: line)
    let echoed = self.echoed(line)
    let typed = (Script.typedMark + echoed).trimmingEnd()
    recorder.add(typed)
    if !isEditing, !isQuiet { surroundings.console.output.write(style.bold(typed) + "\n") }
    if !line.isEmpty, echoed == UntrustedText.shown(line) { reader.remember(line) }
    interpret(line)
    showLines()
  }

  /// A line as it may be shown and kept.
  private func echoed(_ line: String) -> String {
    if let command = CommandLineWords(line), "/set".hasPrefix(command.name), command.name != "/s",
      let recorded = Assignment(command.argument)?.recorded
    {
      return "/set \(recorded)"
    }
    return simulation.shown(line)
  }

  private func interpret(_ line: String) {
    do throws(SimulationError) {
      if line.hasPrefix("//") {
        simulation.say(String(line.dropFirst()))
      } else if let words = CommandLineWords(line) {
        let command = try SimulatorCommand.find(words.name)
        guard !command.usage.isEmpty || words.argument.isEmpty else {
          throw SimulationError("\(command.name) takes nothing behind it")
        }
        try command.run(self, words.argument)
      } else if line.allSatisfy(\.isWhitespace) {
        if simulation.isStopped { try simulation.step() }
      } else if let number = Int(line.trimmingBlanks()) {
        if simulation.takes(line) { return simulation.say(line) }
        guard simulation.liveButtons.isEmpty else { return try simulation.press(number) }
        say("no button is live, so this is said", .note)
        simulation.say(line)
      } else {
        simulation.say(line)
      }
    } catch {
      say(error.message, .problem)
    }
  }

  func say(_ text: String, _ kind: OutputLine.Kind = .plain) {
    simulation.print(kind, text)
  }

  func showLines() {
    for line in simulation.takeLines() { write(line.text, line.kind) }
  }

  /// Shows a line on a terminal without keeping it: what is revealed is never recorded.
  func reveal(_ text: String) {
    showLines()
    surroundings.console.output.write(UntrustedText.shown(text) + "\n")
  }

  var canReveal: Bool {
    surroundings.console.output.isTerminal && !isScripted
  }

  private func write(_ text: String, _ kind: OutputLine.Kind) {
    recorder.add(text)
    guard !isQuiet else { return }
    surroundings.console.output.write(painted(text, kind) + "\n")
  }

  private func painted(_ text: String, _ kind: OutputLine.Kind) -> String {
    switch kind {
    case .hop, .request, .note: style.dim(text)
    case .bot: style.green(text)
    case .button: style.cyan(text)
    case .problem: style.red(text)
    case .plain: text
    }
  }

  /// For what takes long and must be seen meanwhile.
  func flush() {
    showLines()
    surroundings.console.flush()
  }

  private func compare() -> ExitStatus {
    guard let script, script.header != nil,
      let difference = LineDifference.text(expected: script.lines, actual: recorder.lines)
    else { return .clean }
    surroundings.console.error.write(
      "botflow: the session went differently (- the transcript, + this run)\n\(difference)")
    return .findings
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

/// A line that is a command: its first word and the rest.
struct CommandLineWords {
  let name: String
  let argument: String

  init?(_ line: String) {
    guard line.hasPrefix("/"), !line.hasPrefix("//") else { return nil }
    let halves = line.split(separator: " ", maxSplits: 1)
    name = String(halves[0])
    let rest = halves.count > 1 ? halves[1].drop(while: \.isWhitespace) : ""
    argument = String(rest.reversed().drop(while: \.isWhitespace).reversed())
  }
}
