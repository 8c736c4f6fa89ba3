/// A page of `docs/`, cut into its headings, tables and examples.
package struct DocumentPage: CustomStringConvertible, Sendable {
  package struct Section: Sendable {
    package var title: String
    /// Cells by the heads of their columns.
    package var rows: [[String: String]] = []
    /// Blocks of JSON.
    package var examples: [String] = []
  }

  package let path: String
  package let text: String
  package private(set) var sections: [Section] = []

  package var description: String { path }

  /// - Parameter path: from the project's root.
  package init(_ path: String) {
    self.path = path
    text = Repository.text(path) ?? ""
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
        let cells = DocumentPage.cells(line)
        if header.isEmpty {
          header = cells
        } else if !cells[0].hasPrefix("---") {
          sections[sections.count - 1].rows.append(
            Dictionary(zip(header, cells), uniquingKeysWith: { first, _ in first }))
        }
      }
      if !line.hasPrefix("|") { header = [] }
    }
  }

  package func section(_ title: String) -> Section? {
    sections.first { $0.title.lowercased() == title.lowercased() }
  }

  private static func cells(_ line: Substring) -> [String] {
    line.dropFirst(2).dropLast(2).split(separator: " | ", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// What is between backticks, if that is all of the cell.
  package static func code(_ cell: String?) -> String? {
    guard let cell, cell.count > 2, cell.hasPrefix("`"), cell.hasSuffix("`"),
      !cell.dropFirst().dropLast().contains("`")
    else { return nil }
    return String(cell.dropFirst().dropLast())
  }

  package var anchors: [String] { sections.map { DocumentPage.anchor($0.title) } }

  /// The name that a heading has in a link, as code hosts make it.
  package static func anchor(_ title: String) -> String {
    String(
      title.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
        .map { $0 == " " ? "-" : $0 })
  }
}
