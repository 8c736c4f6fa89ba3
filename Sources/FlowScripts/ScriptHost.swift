package import FlowEngine
import FlowSyntax
import Synchronization

/// Runs scripts in a process that can do nothing else, and that is replaced whenever a script has
/// overrun its limits. The process starts with the first script.
package final class ScriptHost: Sendable {
  private let executable: String
  private let worker = Mutex<WorkerProcess?>(nil)

  /// `executable` is a program that calls `ScriptWorker.run()` when its only argument is
  /// `ScriptWorker.argument`.
  package init(executable: String = ScriptWorker.ownExecutable) {
    self.executable = executable
  }

  deinit {
    worker.withLock { worker in
      if let last = worker.take() { last.discard() }
    }
  }

  package var running: ScriptRunning {
    ScriptRunning { [self] in run($0) }
  }

  /// The process that waits for the next script; `nil` if none is running.
  package var workerIdentifier: Int32? {
    worker.withLock { worker in
      switch worker {
      case .none: nil
      case .some(let current): current.identifier
      }
    }
  }

  /// One script at a time: others wait.
  package func run(_ call: ScriptCall) -> ScriptOutcome {
    let request = ScriptRequest(call).bytes
    return worker.withLock { worker in
      let isNew = worker == nil
      var exchange = ScriptHost.exchange(request, &worker, executable)
      // A worker that waited may have been ended meanwhile, whoever did it.
      if !isNew, exchange.mayBeRepeated {
        exchange = ScriptHost.exchange(request, &worker, executable)
      }
      switch exchange {
      case .given(let answer): return ScriptHost.outcome(answer, of: call)
      case .unsent: return .failed(ScriptHost.noStart)
      case .ended(let ending): return .failed(ScriptHost.failure(ending))
      }
    }
  }

  private enum Exchange {
    case given(ScriptAnswer)
    case unsent
    case ended(WorkerProcess.Ending)

    var mayBeRepeated: Bool {
      switch self {
      case .given, .ended(.killed), .ended(.status(WorkerStatus.tookTooLong)): false
      case .unsent, .ended: true
      }
    }
  }

  private static func exchange(
    _ request: [UInt8], _ worker: inout WorkerProcess?, _ executable: String
  ) -> Exchange {
    guard let current = worker.take() ?? WorkerProcess(executable: executable) else {
      return .unsent
    }
    let deadline = ContinuousClock.now + ScriptLimits.waiting
    do {
      try current.send(request, until: deadline)
    } catch {
      current.discard()
      return .unsent
    }
    guard let bytes = try? current.receive(until: deadline), let answer = ScriptAnswer(bytes) else {
      return .ended(current.end(by: deadline))
    }
    if answer.isLast { current.discard() } else { worker = consume current }
    return .given(answer)
  }

  private static let noStart = ScriptFailure(.crashed, "the script interpreter does not start")

  private static func failure(_ ending: WorkerProcess.Ending) -> ScriptFailure {
    switch ending {
    case .status(WorkerStatus.tookTooLong):
      ScriptFailure(
        .tookTooLong, "the script computed for more than \(ScriptLimits.computing) ms")
    case .status(let status):
      ScriptFailure(.crashed, "the script interpreter ended with status \(status)")
    case .signal(let signal):
      ScriptFailure(.crashed, "the script interpreter was ended by signal \(signal)")
    case .killed:
      ScriptFailure(.tookTooLong, "the script did not end within \(ScriptLimits.waiting)")
    }
  }

  private static func outcome(_ answer: ScriptAnswer, of call: ScriptCall) -> ScriptOutcome {
    switch answer.result {
    case .failed(let failure): return .failed(failure)
    case .finished(let context, let user):
      guard case .object(let variables)? = value(context, like: .object(call.context)) else {
        return .failed(unusable("context"))
      }
      guard let person = value(user, like: call.user), person.isObject || !call.user.isObject else {
        return .failed(unusable("user"))
      }
      return .finished(context: variables, user: person)
    }
  }

  private static func unusable(_ name: String) -> ScriptFailure {
    ScriptFailure(.unusableResult, "'\(name)' is not an object any more")
  }

  private static func value(_ json: String, like original: JSONValue) -> JSONValue? {
    JSONValue.parse(Array(json.utf8))?.keeping(original)
  }
}

extension JSONValue {
  fileprivate var isObject: Bool {
    if case .object = self { true } else { false }
  }
}
