import Crypto

/// Where a run's random bytes come from.
package struct Randomness: Sendable {
  private enum Source: Sendable {
    /// The same bytes in every run, so that a transcript replays to the letter.
    case fixed(counter: UInt64)
    case system
  }

  private var source: Source

  package static let fixed = Randomness(source: .fixed(counter: 0))
  package static let system = Randomness(source: .system)

  package mutating func bytes(_ count: Int) -> [UInt8] {
    switch source {
    case .system:
      var generator = SystemRandomNumberGenerator()
      return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    case .fixed(var counter):
      var out: [UInt8] = []
      while out.count < count {
        out += SHA256.hash(data: Array("botflow \(counter)".utf8))
        counter += 1
      }
      source = .fixed(counter: counter)
      return Array(out.prefix(count))
    }
  }
}

/// SHA-256 as the pure modules are handed it.
package func sha256(_ bytes: [UInt8]) -> [UInt8] {
  Array(SHA256.hash(data: bytes))
}
