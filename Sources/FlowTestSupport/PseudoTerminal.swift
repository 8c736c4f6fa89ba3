#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that believes it talks to a person at a terminal. What it still does when this goes
/// away is ended.
package final class PseudoTerminal {
  private let terminal: Int32
  private let child: pid_t
  private var ending: ChildProcess.Ending?
  private var bytes: [UInt8] = []
  private var matched = 0

  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil,
    directory: String? = nil, columns: Int = 80, rows: Int = 24
  ) throws {
    let (terminal, childSide) = try PseudoTerminal.open()
    // Held until the child has it, because a terminal that nobody has open reads as hung up.
    defer { closeDescriptor(childSide) }
    PseudoTerminal.setSize(of: terminal, columns, rows)
    var launch = Launch(program, arguments, environment: environment, directory: directory)
    launch.useTerminal(PseudoTerminal.path(of: childSide))
    do {
      child = try launch.start()
    } catch {
      closeDescriptor(terminal)
      throw error
    }
    self.terminal = terminal
  }

  deinit {
    if ending == nil {
      kill(child, SIGKILL)
      ChildProcess.waitForEnd(of: child, until: .now + .seconds(5))
    }
    closeDescriptor(terminal)
  }

  /// All that the program wrote so far, with the escape sequences it used.
  package var output: String { String(decoding: bytes, as: UTF8.self) }

  /// Types the text: "\r" is the Return key, "\u{3}" Ctrl-C, "\u{4}" Ctrl-D, "\t" Tab.
  package func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return }
      rest = rest.dropFirst(max(count, 0))
    }
  }

  /// Waits until the program has written that text, after all that was met before.
  package func expect(_ text: String, within limit: Duration = .seconds(20)) -> Bool {
    let deadline = ContinuousClock.now + limit
    let wanted = Array(text.utf8)
    while true {
      if let end = PseudoTerminal.end(of: wanted, in: bytes, from: matched) {
        matched = end
        return true
      }
      guard collect(until: deadline) else { return false }
    }
  }

  /// The window changes; the program is told by SIGWINCH.
  package func resize(columns: Int, rows: Int) {
    PseudoTerminal.setSize(of: terminal, columns, rows)
  }

  package func signal(_ signal: Int32) {
    if ending == nil { kill(child, signal) }
  }

  /// The exit status as a shell gives it; -1 when the program still runs after that time, which
  /// ends it.
  package func waitForExit(within limit: Duration = .seconds(20)) -> Int32 {
    let deadline = ContinuousClock.now + limit
    while ending == nil, collect(until: deadline) {}
    if ending == nil { ending = ChildProcess.waitForEnd(of: child, until: deadline) }
    if ending == nil {
      kill(child, SIGKILL)
      ChildProcess.waitForEnd(of: child, until: .now + .seconds(5))
      ending = .outOfTime
    }
    return switch ending {
    case .exited(let status): status
    case .killed(let signal): 128 + signal
    case .outOfTime, nil: -1
    }
  }

  /// Takes what the program writes next; false when it has gone or the time is up.
  private func collect(until deadline: ContinuousClock.Instant) -> Bool {
    while true {
      let left = milliseconds(until: deadline)
      guard left > 0 else { return false }
      var request = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, left) > 0 else { continue }
      // Once the last program has closed the terminal, reading fails.
      let more = readBytes(terminal)
      bytes += more
      return !more.isEmpty
    }
  }

  private static func open() throws -> (terminal: Int32, childSide: Int32) {
    var ends: (terminal: Int32, childSide: Int32) = (-1, -1)
    let code = Launch.alone {
      guard openpty(&ends.terminal, &ends.childSide, nil, nil, nil) == 0 else { return errno }
      for end in [ends.terminal, ends.childSide] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return 0
    }
    guard code == 0 else {
      throw ChildProcess.CannotStart(program: "pseudo-terminal", code: code)
    }
    return ends
  }

  private static func path(of terminal: Int32) -> String {
    var name = [CChar](repeating: 0, count: 128)
    guard ttyname_r(terminal, &name, name.count) == 0 else { return "" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func setSize(of terminal: Int32, _ columns: Int, _ rows: Int) {
    var size = winsize()
    size.ws_col = UInt16(clamping: columns)
    size.ws_row = UInt16(clamping: rows)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  private static func end(of wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard wanted.count > 0, bytes.count - start >= wanted.count else { return nil }
    for at in start...(bytes.count - wanted.count)
    where bytes[at] == wanted[0] && bytes[at..<(at + wanted.count)].elementsEqual(wanted) {
      return at + wanted.count
    }
    return nil
  }
}
