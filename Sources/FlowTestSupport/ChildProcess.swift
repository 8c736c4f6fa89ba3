#if canImport(Glibc)
  package import Glibc
#else
  package import Darwin
#endif

/// A program run to its end, with all it wrote.
package struct ChildProcess: Sendable {
  package enum Ending: Hashable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
    case outOfTime
  }

  package struct CannotStart: Error, Hashable {
    package let program: String
    package let code: Int32
  }

  package let ending: Ending
  package let outputBytes: [UInt8]
  package let errorBytes: [UInt8]

  package var output: String { String(decoding: outputBytes, as: UTF8.self) }
  package var error: String { String(decoding: errorBytes, as: UTF8.self) }

  /// The exit status as a shell gives it; -1 when the time was up.
  package var status: Int32 {
    switch ending {
    case .exited(let status): status
    case .killed(let signal): 128 + signal
    case .outOfTime: -1
    }
  }

  /// Runs the program at that path and waits. With `environment` nil it gets our own.
  package static func run(
    _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil,
    directory: String? = nil, input: [UInt8] = [], within limit: Duration = .seconds(60)
  ) throws -> ChildProcess {
    let pipes = try (0..<3).map { _ in try Pipe() }
    defer { for pipe in pipes { pipe.close() } }
    var launch = Launch(program, arguments, environment: environment, directory: directory)
    for (target, pipe) in pipes.enumerated() {
      launch.connect(target == 0 ? pipe.readEnd : pipe.writeEnd, to: Int32(target))
    }
    let child = try launch.start()
    pipes[0].closeReadEnd()
    pipes[1].closeWriteEnd()
    pipes[2].closeWriteEnd()
    var exchange = Exchange(
      input: input, inlet: pipes[0], outlets: [pipes[1].readEnd, pipes[2].readEnd])
    let deadline = ContinuousClock.now + limit
    let isDone = exchange.perform(until: deadline)
    let ending = isDone ? waitForEnd(of: child, until: deadline) : nil
    if ending == nil {
      kill(child, SIGKILL)
      waitForEnd(of: child, until: .now + .seconds(5))
    }
    return ChildProcess(
      ending: ending ?? .outOfTime, outputBytes: exchange.received[0],
      errorBytes: exchange.received[1])
  }

  /// Collects the child; nil if it still runs at the deadline.
  @discardableResult
  package static func waitForEnd(
    of child: pid_t, until deadline: ContinuousClock.Instant
  ) -> Ending? {
    var status: Int32 = 0
    while true {
      switch waitpid(child, &status, WNOHANG) {
      case 0:
        guard ContinuousClock.now < deadline else { return nil }
        poll(nil, 0, 2)
      case child:
        let signal = status & 0x7F
        return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
      default:
        if errno != EINTR { return .exited(-1) }
      }
    }
  }
}

/// Feeds a child and takes what it writes, whichever comes first, so that neither waits for ever.
private struct Exchange {
  var received: [[UInt8]] = [[], []]
  private var input: ArraySlice<UInt8>
  private let inlet: Pipe
  private var outlets: [Int32]

  init(input: [UInt8], inlet: Pipe, outlets: [Int32]) {
    self.input = input[...]
    self.inlet = inlet
    self.outlets = outlets
    // A child that does not read to the end must not end us.
    signal(SIGPIPE, SIG_IGN)
    _ = fcntl(inlet.writeEnd, F_SETFL, O_NONBLOCK)
    if input.isEmpty { inlet.closeWriteEnd() }
  }

  /// Until both outlets are closed; false when the time was up before.
  mutating func perform(until deadline: ContinuousClock.Instant) -> Bool {
    while outlets.contains(where: { $0 >= 0 }) {
      let left = milliseconds(until: deadline)
      guard left > 0 else { return false }
      var requests = outlets.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      requests.append(pollfd(fd: inlet.writeEnd, events: Int16(POLLOUT), revents: 0))
      guard poll(&requests, nfds_t(requests.count), left) > 0 else { continue }
      for index in outlets.indices where requests[index].revents != 0 { take(index) }
      if requests[2].revents != 0 { feed() }
    }
    return true
  }

  private mutating func take(_ index: Int) {
    let bytes = readBytes(outlets[index])
    received[index] += bytes
    if bytes.isEmpty { outlets[index] = -1 }
  }

  private mutating func feed() {
    let count = input.withUnsafeBytes { write(inlet.writeEnd, $0.baseAddress, $0.count) }
    if count > 0 { input = input.dropFirst(count) }
    let hasFailed = count < 0 && errno != EAGAIN && errno != EINTR
    if input.isEmpty || hasFailed { inlet.closeWriteEnd() }
  }
}

/// What there is to read now, or nothing at the end.
func readBytes(_ descriptor: Int32) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
    filled = max(read(descriptor, buffer.baseAddress, buffer.count), 0)
  }
}

/// For poll: at least 1 while there is any time left.
func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
  let left = (deadline - .now).components
  guard left.seconds >= 0, left.attoseconds >= 0 else { return 0 }
  let whole = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
  return Int32(clamping: whole + 1)
}
