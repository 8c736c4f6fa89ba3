import Dispatch
package import WebSyntax

/// Listens on 127.0.0.1 only, and hands every request to a function.
package final class LoopbackServer: Sendable {
  package typealias Handler = @Sendable (HTTPRequest) async -> HTTPResponse

  package let port: Int
  private let running: Task<Void, Never>
  private let ended: Handoff<Bool>

  private init(port: Int, running: Task<Void, Never>, ended: Handoff<Bool>) {
    self.port = port
    self.running = running
    self.ended = ended
  }

  /// Listens before it returns; port 0 takes a free one. The handler sees the absolute URL
  /// (`http://127.0.0.1:PORT/path?query`) and the body, which may have 1 MiB; `HEAD` comes as `GET`.
  ///
  /// Blocks until then, so it must be called from a thread of its own and never from a task.
  package static func start(
    port: Int, handler: @escaping Handler
  ) throws(ListenError) -> LoopbackServer {
    guard (0...65535).contains(port) else {
      throw .failed(port: port, reason: "a port is a number from 0 to 65535")
    }
    let started = Handoff<Result<Int, ListenError>>()
    let ended = Handoff<Bool>()
    let running = Task.detached {
      let failure = await LoopbackApplication(port: port, handler: handler).run {
        started.pass(.success($0))
      }
      started.pass(.failure(failure ?? .failed(port: port, reason: "the server ended at once")))
      ended.pass(true)
    }
    guard let outcome = started.take() else {
      preconditionFailure("waiting without a limit ends with a value")
    }
    return LoopbackServer(port: try outcome.get(), running: running, ended: ended)
  }

  /// Cuts open connections and releases the port. Blocks, as `start` does.
  package func stop() {
    running.cancel()
    // The port is free long before; only a handler that ignores its cancellation takes longer.
    _ = ended.take(within: .seconds(2))
  }
}
