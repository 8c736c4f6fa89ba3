import Dispatch
import Synchronization

/// Numbered work that several threads take from, and its results until they are asked for.
final class SharedWork<Result: Sendable>: Sendable {
  private struct State {
    var next = 0
    var results: [Int: Result] = [:]
    var isStopped = false
  }

  private let count: Int
  private let body: @Sendable (Int) -> Result
  private let state = Mutex(State())
  private let room: DispatchSemaphore
  private let finished = DispatchSemaphore(value: 0)

  /// - Parameter window: results that may wait at once.
  init(count: Int, window: Int, _ body: @escaping @Sendable (Int) -> Result) {
    self.count = count
    self.body = body
    // Released with as much as it was made with, as it has to be.
    room = DispatchSemaphore(value: 0)
    for _ in 0..<window { room.signal() }
  }

  /// Does one piece; false when there is none left.
  func performNext() -> Bool {
    room.wait()
    let index = state.withLock { state -> Int? in
      guard !state.isStopped, state.next < count else { return nil }
      state.next += 1
      return state.next - 1
    }
    guard let index else {
      // The other threads wait for room, too.
      room.signal()
      return false
    }
    let result = body(index)
    state.withLock { $0.results[index] = result }
    finished.signal()
    return true
  }

  /// Waits for a result and takes it; each is asked for once, in order.
  func result(_ index: Int) -> Result {
    while true {
      if let result = state.withLock({ $0.results.removeValue(forKey: index) }) {
        room.signal()
        return result
      }
      finished.wait()
    }
  }

  func stop() {
    state.withLock { $0.isStopped = true }
    room.signal()
  }
}
