import FlowEngine
import FlowModel
import FlowTestSupport
import Testing

@Suite struct `What the semantics page says` {
  let page = DocumentPage("docs/semantics.md")

  @Test func `of the forms of answers is what is accepted`() throws {
    let rows = try #require(page.section("Predefined answers")).rows
    let written = rows.map { [$0["answer type"], $0["form"], $0["example"]] }
    let known = AnswerForm.all.map { ["`\($0.type.rawValue)`", $0.name, "`\($0.example)`"] }
    #expect(written == known)
    #expect(
      page.text.contains(
        "more than \(PredefinedAnswer.mostBytes(.date)) bytes "
          + "(e-mail address: \(PredefinedAnswer.mostBytes(.emailAddress)))"))
  }

  @Test func `of failed requests has every failure`() throws {
    let rows = try #require(page.section("Requests")).rows
    let names = rows.map { DocumentPage.code($0["failure"]) }
    #expect(names == RequestFailure.allCases.map(\.rawValue))
  }

  @Test func `of the loop limit is the engine's`() throws {
    #expect(page.text.contains("After more than \(Engine.mostHops) interactions without"))
  }

  @Test func `of what runs has every kind of interaction`() throws {
    let kinds = try #require(page.section("How it runs")).rows.map { $0["type"] ?? "" }
    let types = InteractionType.allCases.filter { $0 != .action }.map(\.rawValue)
    #expect(kinds == types + ActionType.allCases.map(\.rawValue))
  }

  @Test func `of questions has every answer format`() throws {
    let rows = try #require(page.section("Questions")).rows
    #expect(
      rows.map { DocumentPage.code($0["format"]) } == AnswerFormat.allCases.map(\.rawValue))
  }
}
