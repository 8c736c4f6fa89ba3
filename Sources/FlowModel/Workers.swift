/// Does pieces of work that do not depend on each other, one after the other or at once; where
/// there is no more than one worker, nothing is gained by cutting work up.
package protocol Workers: Sendable {
  /// The results in the order of their numbers.
  func map<Result: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result]
}

/// Does one piece after the other.
package struct OneWorker: Workers {
  package init() {}

  package func map<Result: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    (0..<count).map(body)
  }
}

private enum Half<First: Sendable, Second: Sendable>: Sendable {
  case first(First)
  case second(Second)
}

extension Workers {
  /// The results of two different pieces.
  package func both<First: Sendable, Second: Sendable>(
    _ first: @escaping @Sendable () -> First, _ second: @escaping @Sendable () -> Second
  ) -> (First, Second) {
    let halves = map(2) { number -> Half<First, Second> in
      number == 0 ? .first(first()) : .second(second())
    }
    guard case .first(let left) = halves[0], case .second(let right) = halves[1] else {
      preconditionFailure("results come in the order of their numbers")
    }
    return (left, right)
  }
}
