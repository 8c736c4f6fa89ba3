import Synchronization

/// Why text did not arrive.
package enum WriteFailure: Hashable, Sendable {
  /// The reader has gone: no fault of anyone, nothing is left to do.
  case brokenPipe
  /// The code the system gave.
  case other(Int32)
}

/// One way out of the program. After a failed write it takes text and drops it.
package final class TextStream: Sendable {
  package enum Destination: Hashable, Sendable {
    case descriptor(Int32)
    /// Keeps what is written, playing a terminal of that width or, with nil, a file.
    case memory(columns: Int? = nil)
  }

  private struct State {
    var waiting: [UInt8] = []
    var captured: [UInt8] = []
    var failure: WriteFailure?
  }

  package let isTerminal: Bool
  private let destination: Destination
  private let predecessor: TextStream?
  private let isBuffered: Bool
  private let state = Mutex(State())
  private static let bufferSize = 1 << 16

  /// What `predecessor` holds back is written before anything is written here, so that the two
  /// keep their order where they lead to one place.
  package init(
    _ destination: Destination, isBuffered: Bool = true, after predecessor: TextStream? = nil
  ) {
    self.destination = destination
    self.predecessor = predecessor
    switch destination {
    case .descriptor(let descriptor):
      isTerminal = System.isTerminal(descriptor)
      self.isBuffered = isBuffered && !isTerminal
    case .memory(let columns):
      isTerminal = columns != nil
      self.isBuffered = false
    }
  }

  package func write(_ text: String) {
    write(Array(text.utf8))
  }

  /// What need not be text.
  package func write(_ bytes: [UInt8]) {
    predecessor?.flush()
    state.withLock { state in
      guard state.failure == nil else { return }
      state.waiting += bytes
      if !isBuffered || state.waiting.count >= TextStream.bufferSize { send(&state) }
    }
  }

  /// Text held back for a file or a pipe goes out now; a terminal never waits for this.
  package func flush() {
    state.withLock { send(&$0) }
  }

  /// What went wrong at the first write that failed.
  package var failure: WriteFailure? { state.withLock(\.failure) }

  package var isBroken: Bool { failure == .brokenPipe }

  /// The width of the terminal as it is now; nil where there is none.
  package var columns: Int? {
    switch destination {
    case .descriptor(let descriptor): isTerminal ? System.size(of: descriptor)?.columns : nil
    case .memory(let columns): columns
    }
  }

  /// The height of the terminal as it is now; nil where there is none.
  package var rows: Int? {
    switch destination {
    case .descriptor(let descriptor): isTerminal ? System.size(of: descriptor)?.rows : nil
    case .memory: nil
    }
  }

  /// All that was written into memory.
  package var captured: String {
    state.withLock { String(decoding: $0.captured, as: UTF8.self) }
  }

  private func send(_ state: inout State) {
    guard !state.waiting.isEmpty, state.failure == nil else { return }
    switch destination {
    case .descriptor(let descriptor):
      state.failure = System.write(state.waiting, to: descriptor)
    case .memory:
      state.captured += state.waiting
    }
    state.waiting.removeAll(keepingCapacity: true)
  }
}
