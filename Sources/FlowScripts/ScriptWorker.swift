import CMuJS

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The process that runs scripts: requests come in on 0, answers go out on 1, nothing else is open.
package enum ScriptWorker {
  /// The argument that makes the program a worker. Not for people, and so in no help.
  package static let argument = "--script-worker"

  /// The program that is running. Replacing its file does not change it.
  package static var ownExecutable: String {
    #if canImport(Darwin)
      var size: UInt32 = 4096
      var path = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&path, &size) == 0 else { return "" }
      return String(decoding: path.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    #else
      return "/proc/self/exe"
    #endif
  }

  /// Answers scripts until the host goes away.
  package static func run() -> Never {
    setenv("TZ", "UTC0", 1)
    signal(SIGPIPE, SIG_IGN)
    signal(SIGINT, SIG_IGN)
    // What the language's run-time does at a crash takes seconds and shows addresses.
    for number in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT] { signal(number, SIG_DFL) }
    cmujs_confine(ScriptLimits.process)
    while let bytes = try? Channel.receive(from: 0), let request = ScriptRequest(bytes) {
      cmujs_allow_time(Int32(ScriptLimits.computing), WorkerStatus.tookTooLong)
      let interpreter = Interpreter()
      var answer = ScriptAnswer(interpreter?.result(of: request) ?? .failed(Interpreter.noRoom))
      answer.isLast = (interpreter?.peak ?? .max) > ScriptLimits.remaining - bytes.count
      guard (try? Channel.send(answer.bytes, to: 1)) != nil, !answer.isLast else { break }
    }
    _exit(0)
  }
}
