/// What Tab can do with the text before the cursor.
package struct Completion: Hashable, Sendable {
  package struct Candidate: Hashable, Sendable {
    /// What is put into the line.
    package var text: String
    /// How it reads in the list; safe for a terminal.
    package var shown: String
    /// Nothing can follow directly, so a blank is put behind it.
    package var isComplete: Bool

    package init(_ text: String, shown: String? = nil, isComplete: Bool = true) {
      self.text = text
      self.shown = shown ?? text
      self.isComplete = isComplete
    }
  }

  /// Characters before the cursor that a candidate takes the place of.
  package var replaced: Int
  package var candidates: [Candidate]

  package init(replacing replaced: Int, with candidates: [Candidate]) {
    self.replaced = replaced
    self.candidates = candidates
  }

  package static let none = Completion(replacing: 0, with: [])
}

/// What to do to the line.
package enum CompletionEdit: Hashable, Sendable {
  case beep
  /// Code points to delete before the cursor, then text to insert.
  case replace(deleting: Int, inserting: String)
  case list([Completion.Candidate])
}

extension Completion {
  /// The only candidate, or as far as all agree; a list when that would add nothing.
  package func edit(textBeforeCursor: String) -> CompletionEdit {
    let typed = textBeforeCursor.suffix(max(replaced, 0))
    guard let first = candidates.first else { return .beep }
    var insertion = first.text
    if candidates.count == 1 {
      if first.isComplete { insertion += " " }
    } else {
      for candidate in candidates { insertion = insertion.commonStart(with: candidate.text) }
      if insertion.count < typed.count || insertion == typed { return .list(candidates) }
    }
    return .replace(deleting: typed.unicodeScalars.count, inserting: insertion)
  }
}

extension String {
  fileprivate func commonStart(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}

/// Names in columns, read downwards.
package struct ColumnList {
  private let columns: Int
  private let rows: Int
  private let measure: (String) -> Int

  /// Fits a terminal of that size; `measure` says how wide a text is.
  package init(columns: Int, rows: Int, measure: @escaping (String) -> Int) {
    self.columns = max(columns, 1)
    self.rows = max(rows, 1)
    self.measure = measure
  }

  package func lines(_ names: [String]) -> [String] {
    let widest = names.map(measure).max() ?? 0
    let perRow = max(1, (columns + 2) / (widest + 2))
    let needed = (names.count + perRow - 1) / perRow
    let shown = needed > rows ? Array(names.prefix(max(rows - 1, 1) * perRow)) : names
    let height = min(needed, shown.count == names.count ? needed : max(rows - 1, 1))
    var lines = (0..<height).map { row in
      line(stride(from: row, to: shown.count, by: height).map { shown[$0] }, width: widest + 2)
    }
    if shown.count < names.count { lines.append("… and \(names.count - shown.count) more") }
    return lines
  }

  private func line(_ names: [String], width: Int) -> String {
    var line = ""
    for (index, name) in names.enumerated() {
      line += fitted(name)
      if index < names.count - 1 {
        line += String(repeating: " ", count: max(width - measure(name), 1))
      }
    }
    return line
  }

  private func fitted(_ name: String) -> String {
    guard measure(name) > columns else { return name }
    var cut = name
    while !cut.isEmpty, measure(cut) >= columns { cut.removeLast() }
    return cut + "…"
  }
}
