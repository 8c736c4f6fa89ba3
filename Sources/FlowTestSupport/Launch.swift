#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

import Synchronization

/// How to start a program: the one place that speaks to posix_spawn.
struct Launch {
  #if canImport(Darwin)
    private static let ownSession = Int32(POSIX_SPAWN_SETSID)
  #else
    // POSIX_SPAWN_SETSID of <spawn.h>, which shows it to GNU sources only.
    private static let ownSession: Int32 = 0x80
  #endif

  private let program: String
  private let arguments: [String]
  private let environment: [String]?
  private var connections: [(from: Int32, to: Int32)] = []
  private var terminal: String?

  init(
    _ program: String, _ arguments: [String], environment: [String: String]?, directory: String?
  ) {
    self.environment = environment.map { $0.map { "\($0.key)=\($0.value)" }.sorted() }
    if let directory {
      // Not every system lets posix_spawn change the folder.
      self.program = "/bin/sh"
      self.arguments = ["-c", #"cd "$0" && exec "$@""#, directory, program] + arguments
    } else {
      self.program = program
      self.arguments = arguments
    }
  }

  mutating func connect(_ descriptor: Int32, to target: Int32) {
    connections.append((descriptor, target))
  }

  /// The child leads a session of its own, with that terminal as its 0, 1 and 2.
  mutating func useTerminal(_ path: String) {
    terminal = path
  }

  /// Between opening a descriptor and marking it as ours alone, no child may be started: it would
  /// keep the descriptor open.
  static func alone<Result>(_ body: () -> Result) -> Result {
    lock.withLock { _ in body() }
  }

  private static let lock = Mutex(())

  func start() throws -> pid_t {
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
    if let terminal {
      // The first terminal that the leader of a session opens becomes its controlling one.
      posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
    for (from, to) in connections { posix_spawn_file_actions_adddup2(&actions, from, to) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGQUIT, SIGPIPE, SIGTSTP, SIGTTOU, SIGTTIN] {
      sigaddset(&signals, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    if terminal != nil { flags |= Launch.ownSession }
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var child: pid_t = 0
    let code = withCStrings([program] + arguments) { arguments in
      withCStrings(environment ?? ownEnvironment()) { environment in
        Launch.alone {
          posix_spawn(&child, program, &actions, &attributes, arguments, environment)
        }
      }
    }
    guard code == 0 else { throw ChildProcess.CannotStart(program: program, code: code) }
    return child
  }
}

/// Two joined descriptors, closed at most once each, and by no child inherited.
final class Pipe {
  private(set) var readEnd: Int32
  private(set) var writeEnd: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    let code = Launch.alone {
      guard pipe(&ends) == 0 else { return errno }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return 0
    }
    guard code == 0 else { throw ChildProcess.CannotStart(program: "pipe", code: code) }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  func closeReadEnd() { Pipe.close(&readEnd) }
  func closeWriteEnd() { Pipe.close(&writeEnd) }

  func close() {
    closeReadEnd()
    closeWriteEnd()
  }

  private static func close(_ end: inout Int32) {
    if end >= 0 { closeDescriptor(end) }
    end = -1
  }
}

/// Under another name, because types here have a `close` of their own.
func closeDescriptor(_ descriptor: Int32) {
  close(descriptor)
}

private func ownEnvironment() -> [String] {
  var lines: [String] = []
  for name in ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH"] {
    if let value = getenv(name) { lines.append("\(name)=\(String(cString: value))") }
  }
  return lines
}

private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
