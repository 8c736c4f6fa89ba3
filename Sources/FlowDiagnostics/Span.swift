/// A half-open range of UTF-8 offsets in one source text, which is smaller than 4 GiB.
///
/// Public, as `Located`, because only what is public is compiled into the code that uses it.
public struct Span: Hashable, Sendable {
  // A large file has millions of spans.
  @usableFromInline var first: UInt32
  @usableFromInline var last: UInt32

  @inlinable
  public init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a span does not end before it starts")
    first = UInt32(start)
    last = UInt32(end)
  }

  @inlinable
  public var start: Int {
    get { Int(first) }
    set { first = UInt32(newValue) }
  }

  @inlinable
  public var end: Int {
    get { Int(last) }
    set { last = UInt32(newValue) }
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
public struct Located<Value> {
  public var value: Value
  public var span: Span

  @inlinable
  public init(_ value: Value, at span: Span) {
    self.value = value
    self.span = span
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
