#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A running worker, as its host sees it: one socket, which is the worker's 0 and 1.
struct WorkerProcess: ~Copyable {
  /// How a worker ended that gave no answer.
  enum Ending: Hashable {
    case status(Int32)
    case signal(Int32)
    /// It was still running at the deadline.
    case killed
  }

  let identifier: pid_t
  private let socket: Int32

  /// `nil` if the program at that path cannot be started.
  init?(executable: String) {
    var ends: [Int32] = [-1, -1]
    #if canImport(Darwin)
      guard socketpair(AF_UNIX, SOCK_STREAM, 0, &ends) == 0 else { return nil }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      var isOn: Int32 = 1
      setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
    #else
      let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    #endif
    let child = spawn(executable, socket: ends[1])
    close(ends[1])
    guard let child else {
      close(ends[0])
      return nil
    }
    socket = ends[0]
    identifier = child
  }

  func send(_ message: [UInt8], until deadline: ContinuousClock.Instant) throws(Channel.Broken) {
    try Channel.send(message, to: socket, until: deadline)
  }

  func receive(until deadline: ContinuousClock.Instant) throws(Channel.Broken) -> [UInt8] {
    try Channel.receive(from: socket, until: deadline)
  }

  /// Ends the process, unless it has ended by itself, and says how it went.
  consuming func end(by deadline: ContinuousClock.Instant) -> Ending {
    var status: Int32 = 0
    // A closed socket is the sign of an end that is under way.
    while waitpid(identifier, &status, WNOHANG) == 0 {
      guard ContinuousClock.now < deadline else {
        discard()
        return .killed
      }
      poll(nil, 0, 1)
    }
    close(socket)
    let signal = status & 0x7F
    return signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal)
  }

  /// Kills the process whatever it does.
  consuming func discard() {
    kill(identifier, SIGKILL)
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    close(socket)
  }
}

/// In a group of its own, so that Ctrl-C in the terminal does not reach it, with no environment.
private func spawn(_ executable: String, socket: Int32) -> pid_t? {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  posix_spawn_file_actions_adddup2(&actions, socket, 0)
  posix_spawn_file_actions_adddup2(&actions, socket, 1)
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
  var signals = sigset_t()
  sigemptyset(&signals)
  posix_spawnattr_setsigmask(&attributes, &signals)
  sigfillset(&signals)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
  posix_spawnattr_setflags(&attributes, Int16(flags))
  var child: pid_t = 0
  let arguments = [strdup("botflow"), strdup(ScriptWorker.argument)]
  defer { for argument in arguments { free(argument) } }
  var environment: UnsafeMutablePointer<CChar>?
  let code = posix_spawn(
    &child, executable, &actions, &attributes, arguments + [nil], &environment)
  return code == 0 ? child : nil
}
