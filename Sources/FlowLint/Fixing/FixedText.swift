package import FlowDiagnostics

/// A text with fixes made in it; every byte that no fix touches stays as it is.
package struct FixedText: Sendable {
  package let source: SourceText
  /// The fixes that were made, by their places in the list that was given.
  package let applied: [Int]
  /// What was written, in the new text.
  package let edited: [Span]

  /// Of fixes that touch each other the first one is made; a fix is made whole or not at all.
  package init(_ source: SourceText, _ fixes: [Fix]) {
    var taken: [Fix.Edit] = []
    var applied: [Int] = []
    for (place, fix) in fixes.enumerated() {
      let edits = fix.edits.sorted { $0.span.start < $1.span.start }
      let fits = zip(edits, edits.dropFirst()).allSatisfy { !$0.touches($1) }
      guard fits, edits.allSatisfy({ $0.lies(in: source) }),
        !edits.contains(where: { edit in FixedText.touches(edit, taken) })
      else { continue }
      taken += edits
      taken.sort { $0.span.start < $1.span.start }
      applied.append(place)
    }
    self.applied = applied
    var bytes: [UInt8] = []
    var edited: [Span] = []
    var end = 0
    for edit in taken {
      bytes += source.bytes[end..<edit.span.start]
      edited.append(Span(bytes.count, bytes.count + edit.replacement.utf8.count))
      bytes += edit.replacement.utf8
      end = edit.span.end
    }
    bytes += source.bytes[end...]
    self.source = SourceText(path: source.path, bytes: bytes)
    self.edited = edited
  }

  /// - Parameter taken: by their places, none touching another.
  private static func touches(_ edit: Fix.Edit, _ taken: [Fix.Edit]) -> Bool {
    var (low, high) = (0, taken.count)
    while low < high {
      let middle = (low + high) / 2
      if taken[middle].span.start < edit.span.start { low = middle + 1 } else { high = middle }
    }
    return (low < taken.count && edit.touches(taken[low]))
      || (low > 0 && taken[low - 1].touches(edit))
  }
}

extension Fix.Edit {
  /// Whether the order in which the two are made would matter.
  fileprivate func touches(_ later: Fix.Edit) -> Bool {
    span.end > later.span.start || span.start == later.span.start
  }

  fileprivate func lies(in source: SourceText) -> Bool {
    span.start <= span.end && span.end <= source.bytes.count
  }
}
