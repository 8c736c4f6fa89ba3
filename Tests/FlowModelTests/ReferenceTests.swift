import FlowDiagnostics
import FlowModel
import FlowSyntax
import FlowTestSupport
import Testing

let flowFormatPage = DocumentPage("docs/flow-format.md")

@Suite struct `The reference of the flow format` {
  let page = flowFormatPage
  static let tables = ReferenceTable.flow + ReferenceTable.mock

  @Test(arguments: tables)
  func `has a row for every field, as the decoder reads it`(_ table: ReferenceTable) throws {
    let section = try #require(page.section(table.title), "\(table.title)")
    let documented = section.rows.map { row in
      ReferenceTable.Row(
        key: DocumentPage.code(row["key"]) ?? "", variants: row["for"], value: row["value"] ?? "",
        isRequired: row["default"] == "**required**")
    }
    let known = table.rows
    #expect(documented.map(\.key).sorted() == known.map(\.key).sorted())
    for written in documented {
      #expect(written == known.first { $0.key == written.key })
    }
  }

  @Test func `has a section for every object that a field may hold`() {
    let tabs = ["the settings tab"]
    let named = Self.tables.reduce(into: Set<String>()) { $0.formUnion($1.objects) }
    let titles = Set(Self.tables.map(\.title))
    #expect(named.subtracting(titles) == Set(tabs))
    for name in named { #expect(page.section(name) != nil, "\(name)") }
    let roots = titles.subtracting(named).filter { !$0.hasPrefix("the settings tab: ") }
    #expect(roots == ["a flow", "a mock file"])
  }

  @Test func `has no other table of fields`() {
    let titles = Set(Self.tables.map { $0.title.lowercased() })
    for section in page.sections where section.rows.contains(where: { $0["key"] != nil }) {
      #expect(titles.contains(section.title.lowercased()), "\(section.title)")
    }
  }

  @Test func `gives every row its source`() {
    let sourced = page.sections.flatMap(\.rows).filter { $0["place"] == nil }
    #expect(sourced.count > 150)
    for row in sourced {
      let source = row["source"] ?? ""
      #expect(source == "†" || source.wholeMatch(of: /\[[CM]-[a-z]+\]/) != nil, "\(row)")
    }
  }

  @Test func `lists the operators, and marks those that no page shows`() throws {
    let rows = try #require(page.section("Operators")).rows
    #expect(rows.map { DocumentPage.code($0["operator"]) } == Operator.allCases.map(\.rawValue))
    #expect(rows.map { $0["source"] != "†" } == Operator.allCases.map(\.isEvidenced))
    for (row, operation) in zip(rows, Operator.allCases) {
      #expect(row["met when"]?.hasSuffix("No `value`") == !operation.takesValue)
    }
  }

  @Test func `lists the built-in variables`() throws {
    let rows = try #require(page.section("Built-in variables")).rows
    let names = try rows.map { try #require(DocumentPage.code($0["variable"])) }
    let roots = try names.map { try #require(VariablePath($0)).root }
    let inOrder = roots.enumerated().filter { $0.offset == 0 || roots[$0.offset - 1] != $0.element }
    #expect(inOrder.map(\.element) == BuiltInVariable.allCases.map(\.rawValue))
    #expect(Set(names).count == names.count)
  }
}
