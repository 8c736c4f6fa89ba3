/// Patterns of what is left out; what lies in a folder that is left out is left out with it.
package struct IgnoreList: Hashable, Sendable {
  package var globs: [Glob]

  package init(_ globs: [Glob] = []) {
    self.globs = globs
  }

  /// - Parameter path: names from the folder that the patterns were written for.
  package func ignores(_ path: [String], isFolder: Bool) -> Bool {
    guard !globs.isEmpty else { return false }
    return path.indices.contains { last in
      let isWhole = last == path.count - 1
      let names = Array(path[...last])
      return globs.contains { $0.matches(names, isFolder: isFolder || !isWhole) }
    }
  }
}
