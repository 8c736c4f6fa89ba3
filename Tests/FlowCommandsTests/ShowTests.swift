import FlowCommands
import FlowTestSupport
import Testing

private let helpDesk = Session.path("flows/help-desk/help-desk.flow.json")
private let pizza = Session.path("flows/pizza-order/pizza-order.flow.json")
private let insurance = Session.path("flows/insurance-claim/insurance-claim.flow.json")

@Suite struct `An interaction that is shown` {
  @Test func `has its texts as they stand in the file`() throws {
    let lines = try lastAnswer(["/show Create Claim"], flow: insurance)
    #expect(lines.contains { $0.contains(#""policyNumber":"{{"#) })
  }

  @Test func `has every field of a question, the default name of its variable too`() throws {
    #expect(
      try lastAnswer(["/show Size"], flow: pizza).suffix(5) == [
        "  Answers (Custom, Button)", "    Variable name: size (the field is empty)",
        "    Small: expected s, 26 cm", "    Medium: expected m, 30 cm",
        "    Large: expected l, 40 cm",
      ])
    #expect(
      try lastAnswer(["/show Dip"], flow: pizza).contains(
        "    Variable holding the array of tags: dipTags"))
    #expect(
      try lastAnswer(["/show Topping"], flow: pizza).contains(
        "    Olives: image {shopServer}/images/olives.png"))
  }

  @Test func `of a linked bot has the names that are used elsewhere`() throws {
    let lines = try lastAnswer(["/show Billing: Bills"], flow: helpDesk)
    #expect(lines[0] == "Billing: Bills (Card)")
    #expect(lines.contains { $0.hasPrefix("    Next: Billing: ") })
    #expect(
      lines.contains("    Show cards as single List Picker in Apple Business Chat: yes"))
  }

  @Test func `and all else fits 80 columns and ends in no blank`() throws {
    for flow in [helpDesk, pizza, insurance] {
      let names = try lastAnswer(["/list"], flow: flow).compactMap {
        $0.dropFirst(2).split(separator: " (").first.map(String.init)
      }
      let input = names.map { "/show \($0)\n/why not \($0)\n" }.joined()
      let output = try Session(["run", flow], input: input).output
      for line in output.split(separator: "\n") where !line.contains("://") {
        #expect(line.count <= 80 && line.last != " ", "\(line)")
      }
    }
  }
}

@Suite struct `A name of an interaction` {
  @Test func `may be a beginning that only one has`() throws {
    #expect(try lastAnswer(["/show acc"])[0] == "Account Link (Message)")
  }

  @Test func `that several begin with is answered with these`() throws {
    #expect(
      try lastAnswer(["/show Get"]) == [
        "no interaction is called 'Get'; did you mean 'Get Access Token' or 'Get user",
        "    info'?",
      ])
    let session = try Session(["run", pizza, "--at", "Siz"])
    #expect(session.error.contains("no interaction is called 'Siz'; did you mean 'Size'?"))
  }
}

@Suite struct `An answer that is refused` {
  private func why(_ interaction: String, _ answer: String, _ flow: String) throws -> [String] {
    let session = try Session(
      ["run", flow, "--at", interaction], input: "\(answer)\n/why\n")
    return session.output.split(separator: "> /why\n").last?.split(separator: "\n").map(
      String.init) ?? []
  }

  @Test func `is explained by its type`() throws {
    #expect(
      try why("Damage Date", "24.12.2026", insurance).prefix(3) == [
        "'Damage Date' does not take '24.12.2026'", "  field: Answers, Answer type: Date",
        "  read: it has another form",
      ])
    #expect(
      try why("Damage Date", "2026-02-30", insurance).contains(
        "  read: the calendar or the clock has no such value"))
  }

  @Test func `is explained by the expression, or by what is offered`() throws {
    #expect(
      try why("Customer Number", "12", Session.path("flows/help-desk/billing.flow.json")) == [
        "'Customer Number' does not take '12'",
        "  field: Answers, Validation expression: [0-9]{8}",
        "  read: it does not match from beginning to end",
      ])
    #expect(
      try why("Size", "huge", pizza) == [
        "'Size' does not take 'huge'", "  field: Answers", "  read: it is none of them",
        "  taken would be: Small (s, 26 cm), Medium (m, 30 cm), Large (l, 40 cm)",
      ])
  }

  @Test func `is no riddle once another one is taken`() throws {
    let session = try Session(
      ["run", pizza, "--at", "Size"], input: "huge\nsmall\n/why\n")
    #expect(!session.output.contains("does not take 'huge'\n  field"))
  }
}
