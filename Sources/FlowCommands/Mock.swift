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

  @Flag(help: "Prints each request, secrets masked.")
  var log = false

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port takes a number from 0 to 65535")
    }
  }

  func run(on surroundings: Surroundings) throws(CommandFailure) -> ExitStatus {
    let console = surroundings.console
    let outside = try source(surroundings)
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

  private static func text(of error: ListenError) -> String {
    switch error {
    case .portInUse(let port):
      "cannot listen on 127.0.0.1:\(port): the port is in use; leave out --port to take a free one"
    case .failed(let port, let reason): "cannot listen on 127.0.0.1:\(port): \(reason)"
    }
  }
}
