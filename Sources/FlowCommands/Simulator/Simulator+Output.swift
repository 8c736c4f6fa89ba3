import FlowDiagnostics
import FlowRuntime
import FlowSyntax
import FlowTerminal

extension Simulator {
  func say(_ text: String, _ kind: OutputLine.Kind = .plain) {
    simulation.print(kind, text)
  }

  /// A line of a file, as it is.
  func quote(_ text: String) {
    simulation.print(.plain, text, isExcerpt: true)
  }

  /// Shows what was printed; `cut` to what fits on the screen of somebody who types.
  func showLines(cut mayBeCut: Bool = false) {
    let lines = simulation.takeLines()
    let laidOut = lines.flatMap(\.laidOut).map { line in
      var line = line
      line.text = Script.printed(line.text)
      return line
    }
    for line in laidOut { recorder.add(line.text) }
    if json != nil {
      simulation.json(of: lines).forEach(put)
    } else if !isQuiet {
      show(laidOut, cut: mayBeCut && isEditing)
    }
  }

  /// The rest of what was cut, again as much as fits.
  func showHeld() {
    let rest = held
    held = []
    show(rest, cut: true)
  }

  private func show(_ lines: [OutputLine], cut mayBeCut: Bool) {
    let console = surroundings.console
    var count = lines.count
    if mayBeCut, let rows = console.output.rows {
      count = fitting(lines, rows: rows - 2, columns: console.columns)
    }
    for line in lines.prefix(count) { console.output.write(painted(line) + "\n") }
    guard count < lines.count else { return }
    held = Array(lines[count...])
    console.output.write(
      style.dim(
        "… \(Plural.of(held.count, "more line")); Enter shows them, any other line goes on")
        + "\n")
  }

  /// How many lines fill the screen; all of them where they fit.
  private func fitting(_ lines: [OutputLine], rows: Int, columns: Int) -> Int {
    var used = 0
    for (place, line) in lines.enumerated() {
      used += max(1, (DisplayWidth.columns(line.text) + columns - 1) / columns)
      if used > rows + 1 || used > rows && place < lines.count - 1 { return max(place, 1) }
    }
    return lines.count
  }

  private func painted(_ line: OutputLine) -> String {
    switch line.kind {
    case .hop, .request, .note: style.dim(line.text)
    case .bot: style.green(line.text)
    case .button: style.cyan(line.text)
    case .problem: style.red(line.text)
    case .plain: line.text
    }
  }

  /// Shows a line on a terminal without keeping it: what is revealed is never recorded.
  func reveal(_ text: String) {
    showLines()
    surroundings.console.output.write(UntrustedText.shown(text) + "\n")
  }

  var canReveal: Bool {
    surroundings.console.output.isTerminal && !isScripted && json == nil
  }

  /// For what takes long and must be seen meanwhile.
  func flush() {
    showLines()
    surroundings.console.flush()
  }

  /// Ends what one input led to, for a program.
  func tellState() {
    guard let json else { return }
    put(simulation.stateJSON(since: json.known))
    json.known = simulation.variables
  }

  func put(_ object: JSONObject) {
    surroundings.console.output.write(JSONFront.line(object))
  }
}
