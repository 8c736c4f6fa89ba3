import CEdit

extension LineEditor {
  /// Something else that can happen while somebody types.
  struct Watching {
    let hasNews: () -> Bool
    /// Writes the news to the terminal, and returns the prompt that holds from then on.
    let tell: () -> String
  }

  /// Milliseconds between two looks.
  private static let pause: Int32 = 300

  /// From now on `hasNews` is asked now and then while a line is typed. If there are any, `tell`
  /// writes them where the line stood, and the line goes on below.
  package func watch(hasNews: @escaping () -> Bool, tell: @escaping () -> String) {
    watching = Watching(hasNews: hasNews, tell: tell)
    cedit_set_reader(editor, onRead)
  }

  /// Waits for a key, looking around meanwhile.
  fileprivate func read(_ character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    while true {
      switch System.waitForInput(on: 0, atMost: LineEditor.pause) {
      case .ready: return cedit_read_by_itself(editor, character, onRead)
      case .interrupted:
        if Interrupts.isPending { return -1 }
        cedit_redraw(editor)
      case .outOfTime: tellNews()
      }
    }
  }

  private func tellNews() {
    guard let watching, watching.hasNews() else { return }
    clearLine(columns: System.size(of: 1)?.columns ?? 80)
    show(watching.tell())
    cedit_redraw(editor)
  }
}

// A free function, because libedit's callbacks must belong to no actor.
private func onRead(
  _ editor: OpaquePointer?, _ character: UnsafeMutablePointer<wchar_t>?
) -> Int32 {
  LineEditor.from(editor)?.read(character) ?? -1
}
