import FlowDiagnostics
import FlowLint
import FlowTerminal

/// One run of `botflow lint` from its options to its exit status.
struct LintSession {
  private let command: Lint
  private let surroundings: Surroundings
  private let outputs: [LintOutput]
  private let settings: LintSettings

  private var console: Console { surroundings.console }

  init(_ command: Lint, _ surroundings: Surroundings) throws(CommandFailure) {
    self.command = command
    self.surroundings = surroundings
    outputs = try LintOutput.pairs(
      command.format, command.output, typed: surroundings.arguments)
    let console = surroundings.console
    let found = try FoundConfiguration.find(
      command.config, console, console.style(command.colour.choice, for: console.error))
    settings = try LintSettings(command, found)
  }

  func run() throws(CommandFailure) -> ExitStatus {
    let search = LintFileSearch(
      settings.paths, standardInput: command.stdinFilename, ignoring: settings.filter)
    try checkFound(search)
    try protect(search.files)
    let baseline =
      command.writeBaseline == nil
      ? try settings.baseline.map { path throws(CommandFailure) in
        try LintBaseline(reading: path)
      } : nil
    let workers = command.jobs ?? min(Parallel.cores, 8)
    let held = try HeldTexts(search.files, surroundings)
    let bots = LintedBots(search.files, workers: workers) { file in
      do throws(FileFailure) { return try held.read(file).source } catch {
        return nil
      }
    }
    let count = search.files.count
    let judge = LintJudge(linter: Linter(settings.options), bots: bots) { bytes in
      ThreadWorkers.forFile(of: bytes, among: count, workers: workers)
    }
    let run = LintRun(
      judge: judge, baseline: baseline,
      fixes: command.fix, workers: workers,
      mostFindings: command.writeBaseline == nil ? LintRun.mostFindings : .max)
    var collected = run.collect(search.files, held, progress(search.files.count))
    collected.unread += search.unread
    collected.unread.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return try finish(collected, baseline, held.standardInput)
  }

  private func progress(_ total: Int) -> LintProgress {
    let clock = ContinuousClock()
    let start = clock.now
    return LintProgress(command.quiet ? nil : console.error, total: total) {
      start.duration(to: clock.now)
    }
  }

  /// A run that looks at nothing would be green for ever.
  private func checkFound(_ search: LintFileSearch) throws(CommandFailure) {
    guard let (folder, ignored) = search.empty.first else { return }
    let place = folder == "." ? "the current folder" : "'\(UntrustedText.shown(folder))'"
    let why = ignored > 0 ? "; the configuration ignores \(ignored) of what is there" : ""
    throw CommandFailure(.wrongUsage, "there is no *.flow.json file in \(place)\(why)")
  }

  private func protect(_ files: [LintFile]) throws(CommandFailure) {
    let inputs = InputFiles(paths: files.filter { !$0.isStandardInput }.map(\.path))
    for output in outputs { try inputs.protect(from: output.path, option: "--output") }
    try inputs.protect(from: command.writeBaseline, option: "--write-baseline")
  }

  private func finish(
    _ collected: LintRun.Collected, _ baseline: LintBaseline?, _ input: SteadyText?
  ) throws(CommandFailure) -> ExitStatus {
    for failure in collected.unread { warn(failure) }
    let status: ExitStatus = collected.unread.isEmpty ? .clean : .worldFailed
    if command.diff { return max(status, showDifferences(collected)) }
    var collected = collected
    var files = collected.reports
    let failed = writeFixes(&collected, input)
    var notes = notes(collected, baseline)
    if let path = command.writeBaseline {
      let count = try LintBaseline.write(&files, to: path)
      notes.append("wrote \(Plural.of(count, "finding")) to '\(UntrustedText.shown(path))'")
    }
    let report = Report(
      files: files,
      unread: collected.unread.map { Report.Unread(path: $0.path, reason: $0.reason) },
      rules: Rule.all.map(\.text), omitted: collected.omitted, toolVersion: botflowVersion)
    try write(report, notes: command.quiet ? [] : notes)
    let counts = report.listed + report.omitted
    let isBad = counts.errors > 0 || settings.isStrict && counts.warnings > 0
    return max(status, failed, isBad ? .findings : .clean)
  }

  /// What a report alone does not say.
  private func notes(_ collected: LintRun.Collected, _ baseline: LintBaseline?) -> [String] {
    var notes: [String] = []
    if collected.unjudged > 0 {
      let isOne = collected.unjudged == 1
      notes.append(
        "\(Plural.of(collected.unjudged, "file")) could not be judged further until "
          + (isOne ? "its errors are mended" : "their errors are mended"))
    }
    if !collected.fixed.isEmpty { notes.append(FixedFile.summary(collected.fixed, "fixed")) }
    if collected.refusedFixes > 0 {
      notes.append(
        "\(Plural.of(collected.refusedFixes, "finding")) could not be fixed without new errors")
    }
    guard let baseline else { return notes }
    let path = UntrustedText.shown(baseline.path)
    if collected.known > 0 {
      notes.append("\(Plural.of(collected.known, "finding")) of the baseline '\(path)' left out")
    }
    if collected.gone > 0 {
      notes.append(
        "\(Plural.of(collected.gone, "finding")) of the baseline '\(path)' "
          + "\(collected.gone == 1 ? "is" : "are") gone; write it anew with --write-baseline")
    }
    return notes
  }

  private func warn(_ failure: FileFailure) {
    console.error.write("botflow: \(failure.failure.message)\n")
  }

  private func showDifferences(_ collected: LintRun.Collected) -> ExitStatus {
    let style = console.style(command.colour.choice, for: console.output)
    for file in collected.fixed {
      console.output.write(file.difference(for: console.output, style))
    }
    guard !collected.fixed.isEmpty else { return .clean }
    if !command.quiet {
      console.error.write(FixedFile.summary(collected.fixed, "would fix") + "\n")
    }
    return .findings
  }

  /// What could not be written is no longer among what is fixed.
  private func writeFixes(
    _ collected: inout LintRun.Collected, _ input: SteadyText?
  ) -> ExitStatus {
    guard command.fix else { return .clean }
    var status = ExitStatus.clean
    collected.fixed = collected.fixed.filter { file in
      do throws(FileFailure) {
        try file.write(to: console.output)
        return true
      } catch {
        warn(error)
        status = .worldFailed
        return false
      }
    }
    // An editor takes what comes as its new text, so it gets all of it in any case.
    if let input, !collected.fixed.contains(where: \.file.isStandardInput) {
      console.output.write(input.source.bytes)
    }
    return status
  }

  private func write(_ report: Report, notes: [String]) throws(CommandFailure) {
    let isTaken = command.fix && settings.paths.contains("-")
    let stream = isTaken ? console.error : console.output
    let style = console.style(command.colour.choice, for: stream)
    for output in outputs {
      try output.write(report, notes: notes, isQuiet: command.quiet, to: stream, style)
    }
    if !outputs.contains(where: { $0.format == .text }) {
      for note in notes { console.error.write("botflow: \(note)\n") }
    }
  }
}
