/// A regular expression that uses nothing but what can be judged without a library: letters,
/// classes, groups, alternatives and repetition.
package struct PlainPattern: Hashable, Sendable {
  indirect enum Node: Hashable, Sendable {
    case one(Letters)
    case boundary
    case start, end
    case sequence([Node])
    case either([Node])
    case repeated(Node, least: Int, most: Int?)
  }

  private let node: Node

  /// `nil` for an expression that uses more.
  package init?(_ pattern: String) {
    var parser = PlainPatternParser(pattern)
    guard let node = parser.pattern() else { return nil }
    self.node = node
  }

  /// Whether it matches the whole of a text, without case; `nil` where that depends on the
  /// library.
  package func matches(_ text: String) -> Bool? {
    let text = Array(text.lowercased().unicodeScalars)
    // What a class holds beyond ASCII, only the library knows.
    guard text.allSatisfy(\.isASCII), text.count <= 200 else { return nil }
    return Matching(text: text).ends(of: node, from: [0]).contains(text.count)
  }

  private struct Matching {
    let text: [Unicode.Scalar]

    /// Where a match that begins at one of `starts` may end.
    func ends(of node: Node, from starts: Set<Int>) -> Set<Int> {
      switch node {
      case .one(let letters):
        return Set(starts.filter { $0 < text.count && letters.hold(text[$0]) }.map { $0 + 1 })
      case .boundary: return starts.filter { isWord($0 - 1) != isWord($0) }
      case .start: return starts.filter { $0 == 0 }
      case .end: return starts.filter { $0 == text.count }
      case .sequence(let nodes): return nodes.reduce(starts) { ends(of: $1, from: $0) }
      case .either(let nodes):
        return nodes.reduce(into: []) { $0.formUnion(ends(of: $1, from: starts)) }
      case .repeated(let node, let least, let most):
        return ends(ofRepeated: node, least, most, from: starts)
      }
    }

    private func ends(
      ofRepeated node: Node, _ least: Int, _ most: Int?, from starts: Set<Int>
    ) -> Set<Int> {
      var reached = starts
      for _ in 0..<least { reached = ends(of: node, from: reached) }
      var all = reached
      var round = least
      while !reached.isEmpty, most.map({ round < $0 }) ?? true {
        reached = ends(of: node, from: reached).subtracting(all)
        all.formUnion(reached)
        round += 1
      }
      return all
    }

    private func isWord(_ place: Int) -> Bool {
      text.indices.contains(place) && PlainPattern.Letters.word.hold(text[place])
    }
  }
}

extension PlainPattern {
  /// What stands for one letter.
  indirect enum Letters: Hashable, Sendable {
    case any, word, digit, blank
    case range(ClosedRange<Unicode.Scalar>)
    case either([Letters])
    case not(Letters)

    /// - Parameter scalar: an ASCII letter of a text in lower case.
    func hold(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .any: scalar != "\n"
      case .word: "a"..."z" ~= scalar || "0"..."9" ~= scalar || scalar == "_"
      case .digit: "0"..."9" ~= scalar
      case .blank: scalar == " " || "\t"..."\r" ~= scalar
      case .range(let range): range.contains(scalar) || range.contains(scalar.inUpperCase)
      case .either(let parts): parts.contains { $0.hold(scalar) }
      case .not(let letters): !letters.hold(scalar)
      }
    }

    /// A letter behind a backslash; `nil` for what is not judged here.
    static func escaped(_ scalar: Unicode.Scalar) -> Letters? {
      switch scalar {
      case "w": .word
      case "W": .not(.word)
      case "d": .digit
      case "D": .not(.digit)
      case "s": .blank
      case "S": .not(.blank)
      case "a"..."z", "A"..."Z", "0"..."9": nil
      default: .range(scalar...scalar)
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var inUpperCase: Unicode.Scalar {
    "a"..."z" ~= self ? Unicode.Scalar(UInt8(value) - 32) : self
  }
}
