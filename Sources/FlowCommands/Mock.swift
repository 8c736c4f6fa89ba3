import ArgumentParser
import Dispatch
import FlowDiagnostics
import FlowModel
import FlowRuntime
import FlowTerminal
import OAuthProtocol
import OAuthServer

/// `botflow mock`: the outside of a flow on its own.
struct Mock: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Starts the mock OAuth server and back end of a flow.",
    discussion: "For a browser or another program; it listens on 127.0.0.1 until Ctrl-C.")

  @Argument(help: "A flow file, or a mock file (NAME.mock.json).")
  var file: String

  @Option(
    name: .customLong("mock"),
    help: ArgumentHelp("The mock file (default: NAME.mock.json).", valueName: "file"))
  var mockFile: String?

  @Option(help: "The port; 0 takes a free one.")
  var port: Int = 0

  @Option(
    help: ArgumentHelp(
      "What goes wrong, such as token-500 or 'slow 5 once' (several).", valueName: "name"))
  var scenario: [String] = []

  @Flag(help: "Prints each request, secrets masked.")
  var log = false

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port takes a number from 0 to 65535")
    }
  }

  func run(on surroundings: Surroundings) throws(CommandFailure) -> ExitStatus {
    let console = surroundings.console
    var outside = try source(surroundings)
    outside.mock.scenarios += try scenarios()
    let mock = LocalMock(outside) { [log] line in
      if log { console.error.write(UntrustedText.shown(line) + "\n") }
    }
    let server: LoopbackServer
    do throws(ListenError) {
      server = try LoopbackServer.start(port: port) { await mock.answer($0) }
    } catch {
      throw CommandFailure(.worldFailed, Mock.text(of: error))
    }
    let lines = mock.introduction(port: server.port)
    for line in lines { console.output.write(UntrustedText.shown(line) + "\n") }
    console.flush()
    // The signal's handler may only set a flag, so the flag is looked at now and then.
    let never = DispatchSemaphore(value: 0)
    while !Interrupts.takePending() { _ = never.wait(timeout: .now() + .milliseconds(100)) }
    server.stop()
    return .interrupted
  }

  private func source(_ surroundings: Surroundings) throws(CommandFailure) -> LocalMock.Source {
    guard !FlowFiles.isMock(file) else {
      return LocalMock.Source(
        mock: try LoadedFlow.mock(for: file, file, surroundings), flow: nil)
    }
    var options = PlayOptions()
    options.mock = mockFile
    let loaded = try LoadedFlow(file, options, surroundings)
    return LocalMock.Source(mock: loaded.mock, flow: CompiledFlow(loaded.flow))
  }

  private func scenarios() throws(CommandFailure) -> [Located<Scenario>] {
    var scenarios: [Located<Scenario>] = []
    for text in scenario {
      do throws(Scenario.Mistake) {
        scenarios.append(Located(try Scenario(text), at: Span(0, 0)))
      } catch {
        let advice = error.nearest.map { "; did you mean '\($0)'?" } ?? ""
        throw CommandFailure(.wrongUsage, UntrustedText.shown(error.message + advice))
      }
    }
    if let login = scenarios.first(where: { $0.value.kind.isAtLogin }) {
      throw CommandFailure(
        .wrongUsage,
        "'\(login.value.text)' is played by the customer; here that is whoever opens the page")
    }
    return scenarios
  }

  private static func text(of error: ListenError) -> String {
    switch error {
    case .portInUse(let port):
      "cannot listen on 127.0.0.1:\(port): the port is in use; leave out --port to take a free one"
    case .failed(let port, let reason): "cannot listen on 127.0.0.1:\(port): \(reason)"
    }
  }
}
