/// Two texts as `diff -u` shows them, for people and for `patch`.
package struct UnifiedDiff: Sendable {
  /// One line with its mark; the bytes end without the line's own end.
  package struct Line: Hashable, Sendable {
    package enum Kind: Character, Hashable, Sendable {
      case same = " "
      case removed = "-"
      case added = "+"
    }

    package let kind: Kind
    package let text: String
    /// Whether a line end follows in the file.
    package let isEnded: Bool
  }

  package struct Hunk: Hashable, Sendable {
    package let header: String
    package let lines: [Line]
  }

  private static let context = 3

  package let hunks: [Hunk]

  package init(_ old: [UInt8], _ new: [UInt8]) {
    hunks = UnifiedDiff.hunks(UnifiedDiff.lines(old), UnifiedDiff.lines(new))
  }

  /// With a head that names the file; `shown` makes a line fit to be printed.
  package func text(path: String, shown: (Line) -> String = UnifiedDiff.plain) -> String {
    hunks.reduce(into: "--- \(path)\n+++ \(path)\n") { out, hunk in
      out += hunk.header + "\n"
      for line in hunk.lines {
        out += shown(line) + "\n"
        if !line.isEnded { out += "\\ No newline at end of file\n" }
      }
    }
  }

  package static func plain(_ line: Line) -> String { "\(line.kind.rawValue)\(line.text)" }

  private struct RawLine: Hashable {
    let bytes: ArraySlice<UInt8>
    let isEnded: Bool
  }

  private static func lines(_ bytes: [UInt8]) -> [RawLine] {
    var lines: [RawLine] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      lines.append(RawLine(bytes: rest[..<(end ?? rest.endIndex)], isEnded: end != nil))
      rest = end.map { rest[($0 + 1)...] } ?? []
    }
    return lines
  }

  /// Where the two differ: ranges of lines, each pair with the same text before and behind it.
  private static func changes(
    _ old: [RawLine], _ new: [RawLine]
  ) -> [(old: Range<Int>, new: Range<Int>)] {
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old[head...].reversed(), new[head...].reversed()).prefix { $0 == $1 }.count
    let (oldPart, newPart) = (
      Array(old[head..<(old.count - tail)]), Array(new[head..<(new.count - tail)])
    )
    var (removed, added) = (Set<Int>(), Set<Int>())
    for change in newPart.difference(from: oldPart) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var changes: [(old: Range<Int>, new: Range<Int>)] = []
    var (from, to) = (0, 0)
    while from < oldPart.count || to < newPart.count {
      let (start, newStart) = (from, to)
      while removed.contains(from) { from += 1 }
      while added.contains(to) { to += 1 }
      if from > start || to > newStart {
        changes.append(((head + start)..<(head + from), (head + newStart)..<(head + to)))
      } else {
        from += 1
        to += 1
      }
    }
    return changes
  }

  private static func hunks(_ old: [RawLine], _ new: [RawLine]) -> [Hunk] {
    var groups: [[(old: Range<Int>, new: Range<Int>)]] = []
    for change in changes(old, new) {
      if let last = groups.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
        groups[groups.count - 1].append(change)
      } else {
        groups.append([change])
      }
    }
    return groups.map { hunk($0, old, new) }
  }

  private static func hunk(
    _ changes: [(old: Range<Int>, new: Range<Int>)], _ old: [RawLine], _ new: [RawLine]
  ) -> Hunk {
    let before = min(context, changes[0].old.lowerBound)
    let last = changes[changes.count - 1]
    let behind = min(context, old.count - last.old.upperBound)
    let oldRange = (changes[0].old.lowerBound - before)..<(last.old.upperBound + behind)
    let newRange = (changes[0].new.lowerBound - before)..<(last.new.upperBound + behind)
    var lines: [Line] = []
    var place = oldRange.lowerBound
    for change in changes {
      lines += old[place..<change.old.lowerBound].map { line($0, .same) }
      lines += old[change.old].map { line($0, .removed) }
      lines += new[change.new].map { line($0, .added) }
      place = change.old.upperBound
    }
    lines += old[place..<oldRange.upperBound].map { line($0, .same) }
    return Hunk(header: "@@ -\(text(oldRange)) +\(text(newRange)) @@", lines: lines)
  }

  private static func line(_ raw: RawLine, _ kind: Line.Kind) -> Line {
    Line(kind: kind, text: String(decoding: raw.bytes, as: UTF8.self), isEnded: raw.isEnded)
  }

  /// Lines count from 1; an empty range stands behind the line before it.
  private static func text(_ range: Range<Int>) -> String {
    let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
  }
}
