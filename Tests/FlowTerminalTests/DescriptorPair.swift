import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A pipe within the test: both its ends.
final class DescriptorPair {
  struct CannotOpen: Error {}

  static let badDescriptor = EBADF
  let readEnd: Int32
  private(set) var writeEnd: Int32
  private var isReadEndOpen = true

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw CannotOpen() }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  /// The read end of a pipe that was filled and closed.
  convenience init(filledWith bytes: [UInt8]) throws {
    try self.init()
    _ = write(writeEnd, bytes, bytes.count)
    closeWriteEnd()
  }

  deinit {
    closeReadEnd()
    closeWriteEnd()
  }

  var hasInput: Bool {
    var request = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) == 1
  }

  func put(_ text: String) {
    _ = write(writeEnd, text, text.utf8.count)
  }

  func makeNonBlocking() {
    _ = fcntl(writeEnd, F_SETFL, O_NONBLOCK)
  }

  func closeReadEnd() {
    if isReadEndOpen { close(readEnd) }
    isReadEndOpen = false
  }

  func closeWriteEnd() {
    if writeEnd >= 0 { close(writeEnd) }
    writeEnd = -1
  }

  /// Reads on a thread of its own until the write end is closed.
  func collect() -> Collector { Collector(from: readEnd) }
}

/// What came out of a descriptor up to its end.
final class Collector: Sendable {
  private let result = Mutex<[UInt8]?>(nil)

  init(from descriptor: Int32) {
    onThread {
      var all: [UInt8] = []
      var part = [UInt8](repeating: 0, count: 1 << 14)
      while case let count = read(descriptor, &part, part.count), count > 0 {
        all += part[..<count]
      }
      self.result.withLock { $0 = all }
    }
  }

  func join() -> [UInt8] {
    while true {
      if let bytes = result.withLock({ $0 }) { return bytes }
      poll(nil, 0, 1)
    }
  }
}

/// For work that blocks: on one of the pool's few threads it could block the whole test run.
func onThread(_ work: @escaping @Sendable () -> Void) {
  var thread = pthread_t()
  let context = Unmanaged.passRetained(Work(work)).toOpaque()
  pthread_create(&thread, nil, perform, context)
  pthread_detach(thread)
}

private final class Work: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
  }
}

private func perform(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
  return nil
}
