/// A pattern for paths, a subset of what `.gitignore` knows.
///
/// `*` is any run of characters of one name, `?` one of them, `[a-z]` or `[!a-z]` one of a set,
/// `\` takes the next character as it is; `**` between slashes is any number of folders. A pattern
/// with a slash before its end is seen from the folder it was written for, any other one holds at
/// every depth. One that ends in a slash is for folders only.
package struct Glob: Hashable, Sendable {
  /// Why a text is no pattern, as a clause.
  package struct Problem: Error, Hashable {
    package let message: String
  }

  fileprivate enum Element: Hashable {
    case character(Unicode.Scalar)
    case anyOne
    case anyRun
    case oneOf(GlobSet)
  }

  private enum Part: Hashable {
    case folders
    case name([Element])
  }

  private let parts: [Part]
  private let isForFolders: Bool

  package init(_ pattern: String) throws(Problem) {
    guard !pattern.hasPrefix("!") else {
      throw Problem(message: "a pattern cannot begin with '!': nothing is taken back")
    }
    var names = pattern.split(separator: "/", omittingEmptySubsequences: false)
    isForFolders = names.count > 1 && names.last == ""
    if isForFolders { names.removeLast() }
    let isAnchored = names.count > 1
    var parts: [Part] = isAnchored ? [] : [.folders]
    for name in names where !name.isEmpty && name != "." {
      if name == ".." { throw Problem(message: "a pattern cannot lead out of its folder") }
      parts.append(name == "**" ? .folders : .name(try Glob.elements(name)))
    }
    guard parts.contains(where: { $0 != .folders }) || pattern.contains("**") else {
      throw Problem(message: "the pattern is empty")
    }
    // What is in a folder is meant, not the folder.
    if parts.last == .folders { parts.append(.name([.anyRun])) }
    self.parts = parts
  }

  private static func elements(_ text: Substring) throws(Problem) -> [Element] {
    var elements: [Element] = []
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*":
        if elements.last != .anyRun { elements.append(.anyRun) }
      case "?": elements.append(.anyOne)
      case "[": elements.append(.oneOf(try GlobSet(&rest)))
      case "\\": elements.append(.character(rest.popFirst() ?? scalar))
      default: elements.append(.character(scalar))
      }
    }
    return elements
  }

  /// - Parameter path: names from the folder that the pattern was written for.
  package func matches(_ path: [String], isFolder: Bool) -> Bool {
    guard isFolder || !isForFolders else { return false }
    let names = path.map { Array($0.unicodeScalars) }
    return Wildcards.match(
      names, parts, isRun: { $0 == .folders },
      matches: { name, part in
        guard case .name(let elements) = part else { return false }
        return Wildcards.match(
          name, elements, isRun: { $0 == .anyRun }, matches: { $1.matches($0) })
      })
  }
}

extension Glob.Element {
  fileprivate func matches(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .character(let own): own == scalar
    case .anyOne, .anyRun: true
    case .oneOf(let set): set.contains(scalar)
    }
  }
}

/// The characters between square brackets.
private struct GlobSet: Hashable {
  private var ranges: [ClosedRange<Unicode.Scalar>] = []
  private var isNegated = false

  init(_ rest: inout Substring.UnicodeScalarView) throws(Glob.Problem) {
    if rest.first == "!" || rest.first == "^" {
      isNegated = true
      rest.removeFirst()
    }
    // A bracket that closes nothing yet stands for itself.
    while let first = rest.popFirst(), first != "]" || ranges.isEmpty {
      let low = first == "\\" ? rest.popFirst() ?? first : first
      var high = low
      if rest.first == "-", let next = rest.dropFirst().first, next != "]" {
        rest.removeFirst(2)
        high = next
      }
      guard low <= high else {
        throw Glob.Problem(message: "the set '\(low)-\(high)' runs backwards")
      }
      ranges.append(low...high)
      if rest.isEmpty { throw GlobSet.isOpen }
    }
    if ranges.isEmpty { throw GlobSet.isOpen }
  }

  private static var isOpen: Glob.Problem { Glob.Problem(message: "'[' has no ']'") }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar) } != isNegated
  }
}

/// Sequences against patterns with elements that stand for any run.
private enum Wildcards {
  /// Goes back to the last run only, which is enough: at most length times length steps.
  static func match<Item, Element>(
    _ items: [Item], _ pattern: [Element], isRun: (Element) -> Bool,
    matches: (Item, Element) -> Bool
  ) -> Bool {
    var (item, element) = (0, 0)
    var run: (element: Int, item: Int)?
    while item < items.count {
      if element < pattern.count, isRun(pattern[element]) {
        run = (element, item)
        element += 1
      } else if element < pattern.count, matches(items[item], pattern[element]) {
        item += 1
        element += 1
      } else if let last = run {
        run = (last.element, last.item + 1)
        item = last.item + 1
        element = last.element + 1
      } else {
        return false
      }
    }
    return pattern[element...].allSatisfy(isRun)
  }
}
