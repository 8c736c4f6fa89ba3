/// Two texts line by line, as `diff -u` shows them.
enum LineDifference {
  private enum Line {
    case same(String), removed(String), added(String)

    var isSame: Bool {
      if case .same = self { return true }
      return false
    }
  }

  private static let context = 3
  /// Lines behind the first difference that are compared: what comes later is an echo of it.
  private static let window = 400

  /// `nil` where the texts are the same, byte for byte.
  static func text(expected: [String], actual: [String]) -> String? {
    let same = zip(expected, actual).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    guard same < max(expected.count, actual.count) else { return nil }
    let start = max(0, same - context)
    let lines = merged(
      Array(expected[start...].prefix(window)), Array(actual[start...].prefix(window)))
    var out = ""
    var wasShown = start == 0
    for (place, line) in lines.enumerated() {
      let near = max(0, place - context)...min(lines.count - 1, place + context)
      guard lines[near].contains(where: { !$0.isSame }) else {
        wasShown = false
        continue
      }
      if !wasShown { out += "@@\n" }
      wasShown = true
      switch line {
      case .same(let text): out += " \(text)\n"
      case .removed(let text): out += "-\(text)\n"
      case .added(let text): out += "+\(text)\n"
      }
    }
    return out
  }

  private static func merged(_ expected: [String], _ actual: [String]) -> [Line] {
    let difference = actual.difference(from: expected)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (old, new) = (0, 0)
    while old < expected.count || new < actual.count {
      if removed.contains(old) {
        lines.append(.removed(expected[old]))
        old += 1
      } else if added.contains(new) {
        lines.append(.added(actual[new]))
        new += 1
      } else {
        lines.append(.same(expected[old]))
        old += 1
        new += 1
      }
    }
    return lines
  }
}
