import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowRuntime
import FlowSyntax
import FlowTerminal

/// A conversation at a terminal, or played from a script: lines in, lines out.
final class Simulator {
  struct Setting {
    var script: Script?
    var isQuiet = false
    var colour = ColourChoice.auto
    var recordPath: String?
    var isWatching = false
    var isJSON = false
  }

  var loaded: LoadedFlow
  let simulation: Simulation
  let recorder: Recorder
  let isScripted: Bool
  var isAtEnd = false
  var browserLogin: BrowserLogin?

  let surroundings: Surroundings
  let options: PlayOptions
  let style: Style
  let isQuiet: Bool
  /// For another program: objects in, objects out.
  let json: JSONFront?
  let watch: FileWatch?
  /// Lines that did not fit on the screen.
  var held: [OutputLine] = []
  /// The editor has shown the typed line already.
  private(set) var isEditing = false
  private let script: Script?

  init(
    _ loaded: LoadedFlow, options: PlayOptions, surroundings: Surroundings, setting: Setting
  ) throws(CommandFailure) {
    self.loaded = loaded
    self.surroundings = surroundings
    self.options = options
    script = setting.script
    isScripted = setting.script != nil
    isQuiet = setting.isQuiet
    json = setting.isJSON ? JSONFront() : nil
    watch = setting.isWatching ? FileWatch(loaded, options) : nil
    style = surroundings.console.style(setting.colour, for: surroundings.console.output)
    let flow = loaded.compiled
    let start = try Simulator.start(options, flow)
    simulation = Simulation(
      flow, patterns: PatternLibrary().matching, scripts: surroundings.scripts, mock: loaded.mock,
      start: start)
    if options.set.contains(where: Placeholder.isIn) {
      simulation.registerSecret(.string(Placeholder.value))
    }
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
      guard !assignment.isChannel else {
        throw CommandFailure(.wrongUsage, "--channel chooses the channel, not --set")
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
        throw CommandFailure(
          .wrongUsage, UntrustedText.shown(InteractionName(name, in: flow).refusal))
      }
      start.at = index
    }
    return start
  }

  func run() throws(CommandFailure) -> ExitStatus {
    let reader = makeReader()
    begin()
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

  private func begin() {
    let channel = simulation.world.session.channel
    let words = options.header(of: loaded.path, channel: channel)
    let header = TypedText.written(simulation.secrets.masked(words))
    recorder.add(header)
    if let json {
      put(json.opening(flow: loaded.flow.name))
    } else if !isQuiet {
      surroundings.console.output.write(header + "\n")
      if isEditing { surroundings.console.output.write(style.dim(Simulator.greeting) + "\n") }
    }
    if let note = loaded.noteOnMissingMock(options.mock) { say(note, .note) }
    simulation.begin()
    showLines()
    tellState()
  }

  /// For a person; it is no part of the session.
  private static let greeting = "You are the customer; /help says what else can be done."

  private func stop(_ status: ExitStatus) -> ExitStatus {
    browserLogin?.stop()
    return status
  }

  private func makeReader() -> any LineReader {
    if let script { return ScriptReader(script) }
    guard json == nil, surroundings.standardInput == 0,
      LineEditor.isPossible(environment: surroundings.console.environment),
      let editor = LineEditor(
        history: StateFolder.historyPath(environment: surroundings.console.environment),
        columns: DisplayWidth.columns,
        complete: { [unowned self] in complete($0) })
    else { return PlainReader(descriptor: surroundings.standardInput) }
    isEditing = true
    if let watch {
      editor.watch(hasNews: watch.takeChange) { [unowned self] in
        reloadAsTyped()
        return prompt
      }
    }
    return editor
  }

  var prompt: String {
    let session = simulation.world.session
    let place = session.position.map { simulation.flow.interactions[$0].name } ?? "•"
    var parts = [UntrustedText.shown(place), session.channel.shortName]
    switch session.agent {
    case .absent: break
    case .asked: parts.append("/agent")
    case .talking: parts.append("agent")
    }
    if simulation.world.loginPage != nil { parts.append("/login") }
    let mark = simulation.isStopped ? " ‖" : ""
    return style.cyan("\(parts.joined(separator: " · "))\(mark)> ")
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
