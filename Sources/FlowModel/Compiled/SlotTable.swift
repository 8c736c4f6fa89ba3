/// Which row of a session holds which variable; the built-in ones come first, in their own order.
package struct SlotTable: Sendable {
  package private(set) var names: [String] = BuiltInVariable.allCases.map(\.rawValue)
  private var slots: [String: Int]

  init() {
    slots = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
  }

  package var count: Int { names.count }

  /// The slot of a variable; `nil` for a name that the flow never mentions.
  package func find(_ name: String) -> Int? { slots[name] }

  /// The same in every flow.
  package static func slot(of variable: BuiltInVariable) -> Int {
    builtInPlaces[variable] ?? 0
  }

  private static let builtInPlaces = Dictionary(
    uniqueKeysWithValues: zip(BuiltInVariable.allCases, BuiltInVariable.allCases.indices))

  mutating func slot(of name: String) -> Int {
    if let slot = slots[name] { return slot }
    slots[name] = names.count
    names.append(name)
    return names.count - 1
  }
}
