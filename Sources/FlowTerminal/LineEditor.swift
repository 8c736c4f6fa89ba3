import CEdit

/// A line typed with all that a terminal offers. It belongs to one thread, the one it was made on.
package final class LineEditor: LineReader {
  let editor: OpaquePointer
  private let history: OpaquePointer
  private let historyFile: HistoryFile?
  private let columns: (String) -> Int
  private let complete: (String) -> Completion
  private var lastRemembered: String?
  private var shownPrompt: UnsafeMutablePointer<CChar>?
  private let noText = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
  /// What is asked between two keys, if anything is.
  var watching: Watching?
  private var promptColumns = 0
  private var terminalColumns = 0
  private var isInterrupted = false

  /// `history` is the file that lines are remembered in; without it they are forgotten at the
  /// end. `columns` measures what is shown. `complete` gets the text before the cursor.
  /// Nil where libedit cannot work.
  package init?(
    history path: String?,
    columns: @escaping (String) -> Int,
    complete: @escaping (String) -> Completion
  ) {
    System.useUTF8()
    guard let history = history_init() else { return nil }
    guard let editor = cedit_init("botflow") else {
      history_end(history)
      return nil
    }
    self.editor = editor
    self.history = history
    self.columns = columns
    self.complete = complete
    historyFile = path.map(HistoryFile.init)
    noText.initialize(to: 0)
    setUpHistory()
    setUpKeys()
  }

  deinit {
    el_end(editor)
    history_end(history)
    shownPrompt?.deallocate()
    noText.deallocate()
  }

  /// Whether there is someone to edit: input and output are a terminal that can move its cursor.
  package static func isPossible(environment: [String: String]) -> Bool {
    let terminal = environment["TERM"] ?? ""
    return System.isTerminal(0) && System.isTerminal(1) && !["", "dumb"].contains(terminal)
  }

  package func readLine(prompt: String) -> LineRead {
    show(prompt)
    isInterrupted = false
    // One that came after the last wait had asked means nothing any more.
    _ = Interrupts.takePending()
    // Nobody watches the window between two lines.
    el_resize(editor)
    terminalColumns = System.size(of: 1)?.columns ?? 0
    // Else libedit shows the prompt first, and what is typed at once is echoed twice.
    cedit_take_terminal(editor, 1)
    var count: Int32 = 0
    guard let line = el_gets(editor, &count), count > 0 else {
      el_reset(editor)
      cedit_print(editor, "\n")
      // Not the key but the signal, sent by another process.
      return Interrupts.takePending() ? .interrupted : .endOfInput
    }
    if isInterrupted { return .interrupted }
    let text = String(cString: line)
    return .line(text.last == "\n" ? String(text.dropLast()) : text)
  }

  package func remember(_ line: String) {
    guard line != lastRemembered, !line.isEmpty else { return }
    cedit_history_enter(history, line)
    historyFile?.append(line)
    lastRemembered = line
  }
}

extension LineEditor {
  private func setUpHistory() {
    cedit_history_size(history, Int32(HistoryFile.limit))
    cedit_history_unique(history)
    for line in historyFile?.load() ?? [] {
      cedit_history_enter(history, line)
      lastRemembered = line
    }
    cedit_set_history(editor, history)
  }

  private func setUpKeys() {
    cedit_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
    cedit_set_prompt(editor, currentPrompt, CChar(PromptMarks.mark.asciiValue ?? 1))
    cedit_set_right_prompt(editor, rightPrompt)
    // Gives the terminal back when the program is stopped or ended from outside.
    cedit_handle_signals(editor)
    cedit_set_editor(editor, "emacs")
    cedit_add_function(editor, "botflow-complete", "complete the word", onComplete)
    cedit_add_function(editor, "botflow-drop", "drop the line", onDrop)
    cedit_add_function(editor, "botflow-suspend", "suspend the program", onSuspend)
    cedit_bind(editor, "^R", "em-inc-search-prev")
    cedit_bind(editor, "\\e[1;5D", "ed-prev-word")
    cedit_bind(editor, "\\e[1;5C", "em-next-word")
    el_source(editor, nil)
    bindOwnKeys()
  }

  /// Ctrl-C and Ctrl-Z arrive as keys: a signal would go to whichever thread the system picks.
  /// After the user's own settings, which may have chosen another set of keys.
  private func bindOwnKeys() {
    cedit_set_tty(editor, "-d", "-isig")
    cedit_bind(editor, "^I", "botflow-complete")
    for (key, function) in [("^C", "botflow-drop"), ("^Z", "botflow-suspend")] {
      cedit_bind(editor, key, function)
      cedit_bind_alternative(editor, key, function)
    }
  }

  func show(_ prompt: String) {
    let text = PromptMarks.marked(prompt).utf8CString
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count)
    for (index, byte) in text.enumerated() { (copy + index).initialize(to: byte) }
    shownPrompt?.deallocate()
    shownPrompt = copy
    promptColumns = columns(PromptMarks.visible(prompt))
  }
}

extension LineEditor {
  fileprivate func completeWord() -> Int32 {
    let text = textBeforeCursor
    switch complete(text).edit(textBeforeCursor: text) {
    case .beep:
      return CC_REFRESH_BEEP
    case .replace(let deleted, let inserted):
      el_deletestr(editor, Int32(deleted))
      return el_insertstr(editor, inserted) == 0 ? CC_REFRESH : CC_REFRESH_BEEP
    case .list(let candidates):
      list(candidates.map(\.shown))
      return CC_NORM
    }
  }

  private func list(_ names: [String]) {
    let size = System.size(of: 1) ?? (columns: 80, rows: 24)
    let list = ColumnList(columns: size.columns, rows: size.rows - 2, measure: columns)
    // The line may go on below the cursor.
    let clearBelow = "\u{1B}[J"
    cedit_print(editor, "\n\(clearBelow)" + list.lines(names).map { $0 + "\n" }.joined())
    cedit_redraw(editor)
  }

  /// Enters the line as if Return followed, which brings the cursor below all its rows.
  fileprivate func dropLine() -> Int32 {
    isInterrupted = true
    // Further than the end is the end.
    el_cursor(editor, Int32(Int16.max))
    el_insertstr(editor, "^C")
    el_push(editor, "\n")
    return CC_REFRESH
  }

  fileprivate func suspend() -> Int32 {
    cedit_take_terminal(editor, 0)
    System.suspend()
    cedit_take_terminal(editor, 1)
    // The window may be another by now.
    el_resize(editor)
    terminalColumns = System.size(of: 1)?.columns ?? 0
    cedit_redraw(editor)
    return CC_NORM
  }

  private var textBeforeCursor: String {
    guard let line = el_line(editor)?.pointee, let start = line.buffer, let end = line.cursor else {
      return ""
    }
    return String(
      decoding: UnsafeRawBufferPointer(start: start, count: end - start), as: UTF8.self)
  }

  /// libedit asks for the right prompt first each time it draws all of the line. There is none,
  /// but it is the moment to look at the window: when that has changed, libedit takes the screen
  /// for empty and the cursor for where it was. This draws anew from where the prompt stands in a
  /// terminal that folds its lines to the new width, as most do.
  fileprivate func beforeDrawing() -> UnsafeMutablePointer<CChar> {
    guard let size = System.size(of: 1), size.columns != terminalColumns else { return noText }
    terminalColumns = size.columns
    clearLine(columns: size.columns)
    cedit_redraw(editor)
    return noText
  }

  /// Takes prompt and line off the screen, wherever in it the cursor is.
  func clearLine(columns width: Int) {
    let row = (promptColumns + columns(textBeforeCursor)) / width
    let up = row > 0 ? "\u{1B}[\(row)A" : ""
    cedit_print(editor, "\r\(up)\u{1B}[J")
  }

  fileprivate var promptToDraw: UnsafeMutablePointer<CChar>? { shownPrompt }

  static func from(_ editor: OpaquePointer?) -> LineEditor? {
    cedit_client(editor).map { Unmanaged<LineEditor>.fromOpaque($0).takeUnretainedValue() }
  }
}

// Free functions, because libedit's callbacks must belong to no actor.

private func currentPrompt(_ editor: OpaquePointer?) -> UnsafeMutablePointer<CChar>? {
  LineEditor.from(editor)?.promptToDraw
}

private func rightPrompt(_ editor: OpaquePointer?) -> UnsafeMutablePointer<CChar>? {
  LineEditor.from(editor)?.beforeDrawing()
}

private func onComplete(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
  UInt8(LineEditor.from(editor)?.completeWord() ?? CC_ERROR)
}

private func onDrop(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
  UInt8(LineEditor.from(editor)?.dropLine() ?? CC_ERROR)
}

private func onSuspend(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
  UInt8(LineEditor.from(editor)?.suspend() ?? CC_ERROR)
}
