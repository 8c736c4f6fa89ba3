import FlowModel

/// Does the parts of judging one large file on several threads.
struct ThreadWorkers: Workers {
  /// Bytes of a file for which starting threads is worth it.
  private static let leastBytes = 1 << 20

  let count: Int

  /// Those for one file among `files` that `workers` threads share.
  static func forFile(of bytes: Int, among files: Int, workers: Int) -> any Workers {
    let count = workers / max(1, min(files, workers))
    return count > 1 && bytes >= leastBytes ? ThreadWorkers(count: count) : OneWorker()
  }

  func map<Result: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    Parallel.map(count, workers: self.count, body)
  }
}
