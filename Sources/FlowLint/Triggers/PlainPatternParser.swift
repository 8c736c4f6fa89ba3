/// Reads expressions that `PlainPattern` can judge; everything returns `nil` for the others.
struct PlainPatternParser {
  private typealias Node = PlainPattern.Node
  private typealias Letters = PlainPattern.Letters

  /// Groups in each other; repetitions up to this number of times.
  private static let deepest = 20
  private static let mostRounds = 1000

  private var rest: Substring.UnicodeScalarView
  private var depth = 0

  init(_ pattern: String) {
    rest = Substring(pattern).unicodeScalars
  }

  mutating func pattern() -> PlainPattern.Node? {
    guard let node = alternatives(), rest.isEmpty else { return nil }
    return node
  }

  private mutating func alternatives() -> Node? {
    var nodes: [Node] = []
    repeat {
      guard let node = sequence() else { return nil }
      nodes.append(node)
    } while skip("|")
    return nodes.count == 1 ? nodes[0] : .either(nodes)
  }

  private mutating func sequence() -> Node? {
    var nodes: [Node] = []
    while let next = rest.first, next != "|", next != ")" {
      guard let atom = atom(), let node = quantified(atom) else { return nil }
      nodes.append(node)
    }
    return .sequence(nodes)
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func atom() -> Node? {
    let scalar = rest.removeFirst()
    switch scalar {
    case "(": return group()
    case "[": return set().map { .one($0) }
    case ".": return .one(.any)
    case "^": return .start
    case "$": return .end
    case "\\": return escape()
    case "*", "+", "?", "{", "}", "]": return nil
    default: return .one(.range(scalar...scalar))
    }
  }

  private mutating func group() -> Node? {
    depth += 1
    guard depth <= PlainPatternParser.deepest else { return nil }
    if skip("?"), !skip(":") { return nil }
    guard let node = alternatives(), skip(")") else { return nil }
    depth -= 1
    return node
  }

  private mutating func escape() -> Node? {
    guard let scalar = rest.popFirst() else { return nil }
    return scalar == "b" ? .boundary : Letters.escaped(scalar).map { .one($0) }
  }

  private mutating func set() -> Letters? {
    let isNegated = skip("^")
    var parts: [Letters] = []
    while let scalar = rest.popFirst() {
      if scalar == "]" {
        guard !parts.isEmpty else { return nil }
        return isNegated ? .not(.either(parts)) : .either(parts)
      }
      guard let part = member(scalar) else { return nil }
      parts.append(part)
    }
    return nil
  }

  private mutating func member(_ first: Unicode.Scalar) -> Letters? {
    if first == "[" { return nil }
    if first == "\\" { return rest.popFirst().flatMap { Letters.escaped($0) } }
    guard rest.first == "-", let last = rest.dropFirst().first, last != "]" else {
      return .range(first...first)
    }
    guard last != "\\", last != "[", first <= last else { return nil }
    rest.removeFirst(2)
    return .range(first...last)
  }

  private mutating func quantified(_ node: Node) -> Node? {
    let bounds: (least: Int, most: Int?)
    switch rest.first {
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "?": bounds = (0, 1)
    case "{":
      guard let counted = counts() else { return nil }
      bounds = counted
    default: return node
    }
    rest.removeFirst()
    // Lazy: the whole of a text is matched either way.
    _ = skip("?")
    guard rest.first.map({ !"*+?{".unicodeScalars.contains($0) }) ?? true else { return nil }
    return .repeated(node, least: bounds.least, most: bounds.most)
  }

  /// `{3}`, `{3,}` or `{3,30}`, but for the bracket that closes it.
  private mutating func counts() -> (least: Int, most: Int?)? {
    rest.removeFirst()
    guard let least = number() else { return nil }
    var most: Int? = least
    if skip(",") {
      most = nil
      if rest.first != "}" {
        guard let number = number(), number >= least else { return nil }
        most = number
      }
    }
    return rest.first == "}" ? (least, most) : nil
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { "0"..."9" ~= $0 }
    rest.removeFirst(digits.count)
    guard let number = Int(String(Substring(digits))) else { return nil }
    return number <= PlainPatternParser.mostRounds ? number : nil
  }
}
