import FlowDiagnostics
import FlowLint
import FlowTerminal
import FlowTestSupport
import Testing

@testable import FlowCommands

@Suite struct `The rules of lint` {
  @Test func `are listed by family`() throws {
    let session = try Session(["rules"])
    #expect(session.status == .clean)
    for rule in Rule.all {
      #expect(
        session.output.split(separator: "\n").contains {
          $0.hasPrefix("  \(rule.name) ") && $0.hasSuffix("  \(rule.summary)")
            && $0.contains("  \(rule.severity.rawValue)")
        })
    }
    #expect(session.output.contains("Suppressions\n  "))
  }

  @Test func `are listed for programs`() throws {
    let session = try Session(["rules", "--format", "json"])
    let lines = session.output.split(separator: "\n").filter { $0.hasPrefix("    {") }
    #expect(lines.count == Rule.all.count)
    #expect(
      lines.contains {
        $0.hasPrefix(
          #"    {"name": "unused-suppression", "family": "Suppressions", "severity": "warning", "#)
      })
    let rows = try #require(
      DocumentPage("docs/formats.md").sections.first { $0.title.hasPrefix("Rules:") }
    ).rows
    let members = rows.compactMap { DocumentPage.code($0["member of a rule"]) }
    let written = lines.first.map {
      $0.matches(of: /"([a-zA-Z]+)":/).map { String($0.1) }
    }
    #expect(members == written)
    let folder = try TemporaryFolder()
    let path = folder.path("rules.json")
    #expect(try Session(["rules", "--format", "json", "--output", path]).output == "")
    #expect(Repository.text(path) == session.output)
  }

  @Test func `are described in the documentation as they are`() throws {
    let session = try Session(["rules", "--format", "markdown"])
    #expect(session.output == Repository.text("docs/rules.md"), "run 'make docs'")
  }

  @Test func `name pages of the product by the addresses that the documentation gives`() throws {
    let pages = ["flow-format", "semantics", "channels"].map {
      Repository.text("docs/\($0).md") ?? ""
    }
    for (name, address) in RuleSources.addresses {
      #expect(pages.contains { $0.contains("\n[\(name)]: \(address)\n") }, "\(name)")
    }
    for rule in Rule.all {
      let named = Set(rule.why.matches(of: /\[([CM]-[a-z]+)\]/).map { String($0.1) })
      #expect(named == Set(RuleSources.named(in: rule.why).map(\.name)), "\(rule.name)")
      let session = try Session(["explain", rule.name.text])
      for name in named { #expect(session.output.contains("\n[\(name)] https://")) }
    }
  }

  @Test(arguments: Rule.all) func `are explained each`(_ rule: Rule) throws {
    let session = try Session(["explain", rule.name.text])
    #expect(session.status == .clean)
    #expect(session.output.hasPrefix("\(rule.name): \(rule.summary)\n\(rule.severity.rawValue) · "))
    // As lint shows it, with the place.
    #expect(session.output.contains("\(rule.severity.rawValue)[\(rule.name)]: "))
    #expect(session.output.contains("^"))
    #expect(session.output.contains("\nFound:\n"))
  }

  @Test func `are explained without marks, but where they are code`() {
    let text = "A row's *Next* **is** `a*b*c` and *On error go to*\nat `x`"
    #expect(
      Marked.text(text, .plain) == "A row's Next is `a*b*c` and On error go to\nat `x`")
    #expect(
      Marked.text("**a** *b*", Style(isOn: true)) == "\u{1B}[1ma\u{1B}[22m \u{1B}[4mb\u{1B}[24m")
    #expect(Wrapped.text("aa bb cc\n- dd", width: 5) == "aa bb\ncc\n- dd")
  }

  @Test func `are explained one after the other`() throws {
    let session = try Session(["explain", "unused-suppression", "unknown-rule"])
    #expect(session.output.contains("\n\nunknown-rule: "))
  }

  @Test func `that do not exist are wrong usage`() throws {
    let session = try Session(["explain", "unknown-rule", "unused-supression"])
    #expect(session.status == .wrongUsage)
    #expect(session.output == "")
    #expect(
      session.error == "botflow: no rule is called 'unused-supression'; "
        + "did you mean 'unused-suppression'?\n")
    #expect(try Session(["explain"]).status == .wrongUsage)
  }
}
