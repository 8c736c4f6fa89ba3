import FlowCommands
import FlowScripts
import FlowTerminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@main
enum Main {
  static func main() {
    if CommandLine.arguments.dropFirst().elementsEqual([ScriptWorker.argument]) {
      ScriptWorker.run()
    }
    Console.ignoreBrokenPipes()
    Interrupts.install()
    let console = Console(environment: Environment.ofProcess())
    let status = runBotflow(
      Array(CommandLine.arguments.dropFirst()),
      in: Surroundings(console: console, scripts: ScriptHost().running))
    exit(status.rawValue)
  }
}

/// The environment as a value, read once.
enum Environment {
  static func ofProcess() -> [String: String] {
    var values: [String: String] = [:]
    for name in names {
      if let value = getenv(name) { values[name] = String(cString: value) }
    }
    return values
  }

  /// All that the program looks at.
  private static let names = [
    "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "HOME", "XDG_STATE_HOME", "LANG", "LC_ALL",
    "LC_CTYPE",
  ]
}
