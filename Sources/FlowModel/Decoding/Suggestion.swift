/// The nearest of the names that would have been right.
package enum Suggestion {
  /// Comparisons that one file is worth.
  static let mostComparisons = 200_000

  /// The candidate that `word` most likely means; `nil` if none is near.
  ///
  /// Case, blanks, hyphens and underscores do not count; beyond that a third of the letters may
  /// differ. Of equally near candidates the first wins.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = folded(word)
    guard !wanted.isEmpty, wanted.count <= 200 else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let other = folded(candidate)
      guard abs(other.count - wanted.count) <= limit else { continue }
      let distance = Suggestion.distance(
        wanted, other, limit: best.map { $0.distance - 1 } ?? limit)
      guard let distance else { continue }
      best = (candidate, distance)
      if distance == 0 { break }
    }
    return best?.candidate
  }

  private static func folded(_ text: String) -> [Unicode.Scalar] {
    text.lowercased().unicodeScalars.filter { $0 != " " && $0 != "-" && $0 != "_" }
  }

  /// Insertions, deletions, replacements and swaps of neighbours; `nil` above `limit`.
  private static func distance(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int
  ) -> Int? {
    guard limit >= 0 else { return nil }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in 0..<right.count {
        let isSame = left[row] == right[column]
        var cost = min(
          previous[column + 1] + 1, current[column] + 1, previous[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      if (current.min() ?? 0) > limit { return nil }
      beforePrevious = previous
      previous = current
    }
    guard let last = previous.last, last <= limit else { return nil }
    return last
  }
}
