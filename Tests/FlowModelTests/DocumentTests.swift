import FlowTestSupport
import Testing

@Suite struct `A page of the documentation` {
  static let pages = Repository.files(under: "docs", suffix: ".md").map { DocumentPage($0) }
  /// Those whose headings and sources are links.
  static let linked = pages.filter { $0.text.contains("](#") }

  @Test(arguments: linked)
  func `links only to headings that it has`(_ page: DocumentPage) {
    #expect(Set(page.anchors).count == page.anchors.count)
    let links = page.text.matches(of: /\]\(#([^)]*)\)/).map { String($0.1) }
    #expect(!links.isEmpty && Set(links).subtracting(page.anchors) == [])
  }

  @Test(arguments: pages)
  func `links only to pages that are there`(_ page: DocumentPage) throws {
    for link in page.text.matches(of: /\]\(([a-z-]+\.md)(?:#([^)]*))?\)/) {
      let other = try #require(Self.pages.first { $0.path == "docs/\(link.1)" }, "\(link.1)")
      if let anchor = link.2 { #expect(other.anchors.contains(String(anchor)), "\(anchor)") }
    }
  }

  @Test(arguments: pages)
  func `gives the address of every source that it names`(_ page: DocumentPage) {
    let named = page.text.matches(of: /\[([CM]-[a-z]+)\](?!:)/).map { String($0.1) }
    let addresses = page.text.matches(of: /(?m)^\[([CM]-[a-z]+)\]: (\S+)$/)
    #expect(Set(named) == Set(addresses.map { String($0.1) }))
    for address in addresses {
      let site = address.1.hasPrefix("C") ? "converse" : "communicate"
      #expect(address.2.hasPrefix("https://docs.\(site).engageone.co/"), "\(address.2)")
    }
  }

  @Test func `is looked at`() {
    #expect(
      Self.linked.map(\.path) == ["docs/flow-format.md", "docs/rules.md", "docs/semantics.md"])
  }
}
