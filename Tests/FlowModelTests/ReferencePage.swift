import FlowTestSupport

/// `docs/flow-format.md`, cut into its headings, tables and examples.
struct ReferencePage {
  struct Section {
    var title: String
    var rows: [[String: String]] = []
    var examples: [String] = []
  }

  private(set) var sections: [Section] = []
  let text: String

  static let flowFormat = ReferencePage(Repository.text("docs/flow-format.md") ?? "")

  init(_ text: String) {
    self.text = text
    var header: [String] = []
    var example: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let lines = example {
        guard line == "```" else {
          example = lines + [line]
          continue
        }
        sections[sections.count - 1].examples.append(lines.joined(separator: "\n"))
        example = nil
      } else if line == "```json" {
        example = []
      } else if line.hasPrefix("#") {
        sections.append(Section(title: String(line.drop { $0 == "#" }.dropFirst())))
      } else if line.hasPrefix("| ") {
        let cells = ReferencePage.cells(line)
        if header.isEmpty {
          header = cells
        } else if !cells[0].hasPrefix("---") {
          sections[sections.count - 1].rows.append(
            Dictionary(uniqueKeysWithValues: zip(header, cells)))
        }
      }
      if !line.hasPrefix("|") { header = [] }
    }
  }

  func section(_ title: String) -> Section? {
    sections.first { $0.title.lowercased() == title.lowercased() }
  }

  private static func cells(_ line: Substring) -> [String] {
    line.dropFirst(2).dropLast(2).split(separator: " | ", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// What is between backticks, if that is all of the cell.
  static func code(_ cell: String?) -> String? {
    guard let cell, cell.count > 2, cell.hasPrefix("`"), cell.hasSuffix("`"),
      !cell.dropFirst().dropLast().contains("`")
    else { return nil }
    return String(cell.dropFirst().dropLast())
  }

  /// The name that a heading has in a link, as code hosts make it.
  static func anchor(_ title: String) -> String {
    String(
      title.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
        .map { $0 == " " ? "-" : $0 })
  }
}
