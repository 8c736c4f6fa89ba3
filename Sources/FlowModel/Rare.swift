/// A value that few of its owners have: the others are smaller by it. Copies share it.
struct Rare<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) {
      self.value = value
    }
  }

  private var box: Box?

  /// `nil` where the owner has none.
  var value: Value? {
    get { box?.value }
    set { box = newValue.map(Box.init) }
  }
}
