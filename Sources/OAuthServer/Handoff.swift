import Dispatch
import Synchronization

/// One value, passed from a task to a thread that may block for it.
final class Handoff<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let ready = DispatchSemaphore(value: 0)

  /// Only the first value counts.
  func pass(_ first: Value) {
    let isFirst = value.withLock { held in
      guard held == nil else { return false }
      held = first
      return true
    }
    if isFirst { ready.signal() }
  }

  /// Blocks, so never from a task; `nil` if the time runs out.
  func take(within limit: DispatchTimeInterval = .never) -> Value? {
    let deadline: DispatchTime = limit == .never ? .distantFuture : .now() + limit
    guard ready.wait(timeout: deadline) == .success else { return nil }
    ready.signal()
    return value.withLock { $0 }
  }
}
