#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Work on many things at once, with results in their order.
enum Parallel {
  /// So many as the machine has cores.
  static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Results that may wait for their turn; more work is not begun.
  private static let window = 64
  /// Bytes, as the main thread has them.
  private static let stackSize = 8 << 20

  /// - Parameters:
  ///   - body: makes a result, on several threads.
  ///   - take: is given the results in order, on this thread; `false` ends the work.
  static func forEach<Result: Sendable>(
    _ count: Int, workers: Int, _ body: @escaping @Sendable (Int) -> Result,
    take: (Int, Result) -> Bool
  ) {
    let work = SharedWork(count: count, window: window, body)
    let threads = (0..<(workers > 1 ? min(workers, count) : 0)).compactMap { _ in
      start { while work.performNext() {} }
    }
    for index in 0..<count {
      // Where no thread can be had, this one does all.
      let result = threads.isEmpty ? body(index) : work.result(index)
      guard take(index, result) else {
        work.stop()
        break
      }
    }
    for thread in threads { pthread_join(thread, nil) }
  }

  /// The results alone.
  static func map<Result: Sendable>(
    _ count: Int, workers: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    var results: [Result] = []
    forEach(count, workers: workers, body) { _, result in
      results.append(result)
      return true
    }
    return results
  }

  private final class Job {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    let job = Unmanaged.passRetained(Job(body))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let code = pthread_create(&thread, &attributes, Parallel.run, job.toOpaque())
    guard code == 0 else {
      job.release()
      return nil
    }
    return thread
  }

  #if canImport(Darwin)
    private static let run: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = {
      Unmanaged<Job>.fromOpaque($0).takeRetainedValue().body()
      return nil
    }
  #else
    private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
      {
        guard let context = $0 else { return nil }
        Unmanaged<Job>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }
  #endif
}
