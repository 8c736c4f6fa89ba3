import ArgumentParser
import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowRuntime
import FlowTerminal

/// `botflow run`: the simulator.
struct Run: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Steps through a conversation with a flow.",
    discussion: """
      What you type is what the customer says; a line that starts with '/' is a command to the \
      simulator, '/help' lists them. Nothing leaves this machine: the flow's requests are \
      answered by a mock OAuth server and by NAME.mock.json.
      """)

  @Argument(help: "The flow file.")
  var file: String

  @OptionGroup var play: PlayOptions

  @Option(
    help: ArgumentHelp(
      "Plays the lines of a file, '-' for standard input; a transcript is compared as it plays.",
      valueName: "file"))
  var script: String?

  @Option(help: ArgumentHelp("Writes the session to a file as it goes.", valueName: "file"))
  var record: String?

  @Flag(help: "Reads the files again when they change, and goes on with the session.")
  var watch = false

  @Flag(help: "JSON objects instead of lines, in and out, for another program.")
  var json = false

  @Flag(help: "With --script: print only a difference.")
  var quiet = false

  @OptionGroup var colour: ColourOption

  func validate() throws {
    guard !json || script == nil else {
      throw ValidationError("--json reads its lines from standard input; leave out --script")
    }
    guard !watch || file != "-" else {
      throw ValidationError("--watch needs a file; standard input cannot be read again")
    }
  }

  func run(on surroundings: Surroundings) throws(CommandFailure) -> ExitStatus {
    let played = try script.map { path throws(CommandFailure) in
      try surroundings.read(path)
    }
    let script = try played.map { source throws(CommandFailure) in try Script(source) }
    let options = try play.filled(from: script?.header, of: file)
    let loaded = try LoadedFlow(file, options, surroundings, colour.choice)
    try InputFiles(paths: loaded.inputs + [self.script].compactMap { $0 }).protect(
      from: record, option: "--record")
    let simulator = try Simulator(
      loaded, options: options, surroundings: surroundings,
      setting: Simulator.Setting(
        script: script, isQuiet: quiet, colour: colour.choice, recordPath: record,
        isWatching: watch, isJSON: json))
    return try simulator.run()
  }
}

/// The options that decide how a session goes; they stand in a transcript's first line too.
struct PlayOptions: ParsableArguments {
  @Option(help: "The channel (default: the first that the flow names).")
  var channel: Channel?

  @Option(help: ArgumentHelp("The simulated outside (default: NAME.mock.json).", valueName: "file"))
  var mock: String?

  @Option(help: ArgumentHelp("Begins at an interaction.", valueName: "interaction"))
  var at: String?

  @Option(help: ArgumentHelp("Sets a variable before the start.", valueName: "name=value"))
  var set: [String] = []

  @Option(
    help: ArgumentHelp(
      "What the customer says first; on SMS the text that opens the conversation, in sms.message."))
  var text: String?

  @Option(
    help: ArgumentHelp("Apple: the biz-group-id that the conversation opens with.", valueName: "id")
  )
  var appleGroup: String?

  @Option(
    help: ArgumentHelp(
      "Apple: the biz-intent-id that the conversation opens with.", valueName: "id"))
  var appleIntent: String?

  @Flag(help: "Stops before each interaction.")
  var step = false

  /// Takes from a transcript's first line what the command line does not say.
  func filled(from header: String?, of file: String) throws(CommandFailure) -> PlayOptions {
    guard let header else { return self }
    do {
      let theirs = try PlayOptions.parse(
        Array(HeaderWords.split(TypedText.read(header)).dropFirst()))
      var both = self
      both.channel = channel ?? theirs.channel
      both.mock = mock ?? theirs.mock.map { Paths.join(Paths.folder(of: file), $0) }
      both.at = at ?? theirs.at
      both.set = set.isEmpty ? theirs.set : set
      both.text = text ?? theirs.text
      both.appleGroup = appleGroup ?? theirs.appleGroup
      both.appleIntent = appleIntent ?? theirs.appleIntent
      both.step = step || theirs.step
      return both
    } catch {
      throw CommandFailure(
        .findings,
        "the transcript's first line cannot be read: '\(UntrustedText.shown(String(header.prefix(100))))'"
      )
    }
  }

  /// The first line of a transcript of `file`; a secret in it is a placeholder.
  func header(of file: String, channel: Channel) -> String {
    var words = ["#", Paths.name(of: file), "--channel", channel.shortName]
    func add(_ option: String, _ value: String) {
      // What begins with a dash would be taken for an option.
      words += value.utf8.first == UInt8(ascii: "-") ? ["\(option)=\(value)"] : [option, value]
    }
    if let mock { add("--mock", Paths.relative(mock, to: Paths.folder(of: file))) }
    if let at { add("--at", at) }
    for pair in set { add("--set", Assignment(pair)?.recorded ?? pair) }
    if let text { add("--text", text) }
    if let appleGroup { add("--apple-group", appleGroup) }
    if let appleIntent { add("--apple-intent", appleIntent) }
    if step { words.append("--step") }
    return words.map(HeaderWords.quoted).joined(separator: " ")
  }
}

/// Words of a transcript's first line; one with blanks stands in double quotes. Marks that combine
/// with a blank or a quote leave it what it is.
enum HeaderWords {
  static func quoted(_ word: String) -> String {
    let scalars = word.unicodeScalars
    guard scalars.isEmpty || scalars.contains(where: { $0 == " " || $0 == "\"" }) else {
      return word
    }
    var out = String.UnicodeScalarView()
    for scalar in scalars {
      if scalar == "\\" || scalar == "\"" { out.append("\\") }
      out.append(scalar)
    }
    return "\"\(String(out))\""
  }

  static func split(_ line: String) -> [String] {
    var words: [String] = []
    var word: String.UnicodeScalarView?
    var isQuoted = false
    var isEscaped = false
    for scalar in line.unicodeScalars.drop(while: { $0 == "#" || $0 == " " }) {
      if isEscaped || !["\"", "\\", " "].contains(scalar) || scalar == "\\" && !isQuoted
        || scalar == " " && isQuoted
      {
        word = (word ?? .init()) + [scalar]
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "\"" {
        isQuoted.toggle()
        word = word ?? .init()
      } else {
        if let done = word { words.append(String(done)) }
        word = nil
      }
    }
    return words + (word.map { [String($0)] } ?? [])
  }
}
