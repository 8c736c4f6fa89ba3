/// A half-open range of UTF-8 offsets in one source text.
package struct Span: Hashable, Sendable {
  package var start: Int
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a span does not end before it starts")
    self.start = start
    self.end = end
  }

  package var isEmpty: Bool { start == end }

  package func contains(_ other: Span) -> Bool {
    start <= other.start && other.end <= end
  }

  /// This span without `count` bytes at either end: the text between a string's quotes.
  package func shrunk(by count: Int) -> Span {
    end - start >= 2 * count ? Span(start + count, end - count) : self
  }
}

/// A value and the place it was read from.
package struct Located<Value> {
  package var value: Value
  package var span: Span

  package init(_ value: Value, at span: Span) {
    self.value = value
    self.span = span
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
