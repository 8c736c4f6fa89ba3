/// Name-value pairs of a query string or a form body, in order; names may repeat.
package struct Parameters: Hashable, Sendable {
  package struct Pair: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package var pairs: [Pair]

  package init(_ pairs: [(String, String)] = []) {
    self.pairs = pairs.map { Pair($0.0, $0.1) }
  }

  /// Reads `a=1&b=2`; empty pieces are passed over, a piece without `=` has an empty value.
  package init(encoded text: some StringProtocol) {
    // By bytes: a combining mark after a delimiter must not hide it.
    let bytes = Array(text.utf8)
    pairs = bytes.split(separator: UInt8(ascii: "&")).map { piece in
      let halves = piece.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return Pair(
        PercentCoding.decodeForm(String(decoding: halves[0], as: UTF8.self)),
        halves.count > 1 ? PercentCoding.decodeForm(String(decoding: halves[1], as: UTF8.self)) : ""
      )
    }
  }

  /// The first value of `name`.
  package subscript(name: String) -> String? {
    pairs.first { $0.name == name }?.value
  }

  /// The value of `name`, where an empty one counts as absent (RFC 6749 §3.1).
  package func nonEmpty(_ name: String) -> String? {
    guard let value = self[name], !value.isEmpty else { return nil }
    return value
  }

  /// The first name that stands more than once, which RFC 6749 §3.1 forbids.
  package var repeatedName: String? {
    var seen: Set<String> = []
    return pairs.first { !seen.insert($0.name).inserted }?.name
  }

  package mutating func append(_ name: String, _ value: String) {
    pairs.append(Pair(name, value))
  }

  package var encoded: String {
    pairs.map { "\(PercentCoding.encodeForm($0.name))=\(PercentCoding.encodeForm($0.value))" }
      .joined(separator: "&")
  }
}
