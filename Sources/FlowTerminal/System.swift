#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The calls this module makes to the system, and the only place that knows which system it is.
enum System {
  enum Input {
    case bytes([UInt8])
    case interrupted
    case end
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  static func size(of descriptor: Int32) -> (columns: Int, rows: Int)? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Writes all of it, and says why if it could not.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> WriteFailure? {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { send(descriptor, $0) }
      if count >= 0 {
        done += count
        continue
      }
      switch errno {
      case EINTR: continue
      // Someone who shares the descriptor has made it non-blocking.
      case EAGAIN: wait(for: Int16(POLLOUT), on: descriptor)
      case EPIPE: return .brokenPipe
      case let code: return .other(code)
      }
    }
    return nil
  }

  static func read(from descriptor: Int32, atMost limit: Int) -> Input {
    while true {
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
        count = receive(descriptor, UnsafeMutableRawBufferPointer(buffer))
        filled = max(count, 0)
      }
      if count > 0 { return .bytes(bytes) }
      if count == 0 { return .end }
      switch errno {
      case EINTR: return .interrupted
      case EAGAIN: if !wait(for: Int16(POLLIN), on: descriptor) { return .interrupted }
      default: return .end
      }
    }
  }

  enum Wait {
    /// Something can be read, if only the end.
    case ready
    case interrupted
    case outOfTime
  }

  static func waitForInput(on descriptor: Int32, atMost milliseconds: Int32) -> Wait {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    switch poll(&request, 1, milliseconds) {
    case 0: return .outOfTime
    case ..<0 where errno == EINTR: return .interrupted
    default: return .ready
    }
  }

  /// False when a signal ended the wait.
  @discardableResult
  private static func wait(for events: Int16, on descriptor: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: events, revents: 0)
    return poll(&request, 1, -1) >= 0
  }

  static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// Without SA_RESTART, so that a wait of the kernel ends when the signal comes.
  static func onInterrupt(_ handler: @convention(c) (Int32) -> Void) {
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = handler
    #else
      action.__sigaction_handler.sa_handler = handler
    #endif
    sigemptyset(&action.sa_mask)
    sigaction(SIGINT, &action, nil)
  }

  /// Ends the process with no more than a signal handler may do.
  static func exitNow(_ status: Int32) { _exit(status) }

  /// Writes to standard error, as a signal handler may.
  static func say(_ text: StaticString) {
    _ = systemWrite(2, text.utf8Start, text.utf8CodeUnitCount)
  }

  /// Stops the program and its like as the terminal would; returns when it goes on.
  static func suspend() {
    var stop = sigaction()
    var resume = sigaction()
    var byDefault = sigaction()
    sigemptyset(&byDefault.sa_mask)
    sigaction(SIGTSTP, &byDefault, &stop)
    sigaction(SIGCONT, &byDefault, &resume)
    kill(0, SIGTSTP)
    sigaction(SIGTSTP, &stop, nil)
    sigaction(SIGCONT, &resume, nil)
  }

  /// The user's locale for letters, or a UTF-8 one where the user's would lose them.
  static func useUTF8() {
    setlocale(LC_CTYPE, "")
    let charset = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) }
    if charset != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }
}

// Free functions, because inside `System` the names of the C calls are taken.
private func send(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

private func receive(_ descriptor: Int32, _ room: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, room.baseAddress, room.count)
}

// The plain name is taken by `System` itself.
private let systemWrite = write(_:_:_:)
