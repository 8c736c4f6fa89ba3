import FlowDiagnostics
import FlowModel
import FlowSyntax
import FlowTestSupport
import Testing

/// The formats that have a schema, as arguments of tests.
struct DescribedFormat: CustomTestStringConvertible, Sendable {
  let format: FormatDescription
  let tables: [ReferenceTable]
  var testDescription: String { format.root.what }

  static let all = [
    DescribedFormat(format: .flow, tables: ReferenceTable.flow),
    DescribedFormat(format: .mock, tables: ReferenceTable.mock),
  ]
}

@Suite struct `The description of a format` {
  @Test(arguments: DescribedFormat.all)
  func `has every object that a field leads to, and no other`(_ described: DescribedFormat) {
    let format = described.format
    var reached: Set<String> = [format.root.what]
    var rest = [format.root]
    while let object = rest.popLast() {
      for what in object.fields.flatMap(\.kind.objects) where reached.insert(what).inserted {
        guard let next = format.object(what) else {
          Issue.record("'\(what)' is not described")
          continue
        }
        rest.append(next)
      }
    }
    let known = [format.root.what] + format.objects.map(\.what)
    #expect(Set(known) == reached)
    #expect(known.count == reached.count)
  }

  @Test(arguments: DescribedFormat.all)
  func `has words for each field, and for no other`(_ described: DescribedFormat) {
    let worded = described.format.words.map { words in
      [words.title] + words.fields.map(\.name).sorted()
    }
    let known = described.tables.map { table in [table.title] + table.rows.map(\.key).sorted() }
    #expect(Set(worded) == Set(known))
    #expect(worded.count == known.count)
  }

  @Test(arguments: DescribedFormat.all)
  func `says of a field what the reference says`(_ described: DescribedFormat) throws {
    for words in described.format.words {
      let rows = try #require(flowFormatPage.section(words.title), "\(words.title)").rows
      for field in words.fields {
        let row = try #require(rows.first { $0["key"] == "`\(field.name)`" })
        #expect(field.text == row["meaning"]?.withoutLinks, "\(words.title): \(field.name)")
        let usual = row["default"]?.withoutLinks
        let isNothing = usual == "none" || usual == "**required**"
        #expect(field.usual == (isNothing ? nil : usual), "\(words.title): \(field.name)")
      }
    }
  }

  @Test func `gives a field the Designer's label`() throws {
    let labels = [
      "goHereIfNotLoggedIn": "Go here if not logged in", "whenWeReceive": "When we receive",
      "sendToUser": "Send to user", "timeToLive": "Time to live", "loginPageUrl": "Login page URL",
      "setDataFromResponse": "Set data from response", "url": "URL", "name": "Name",
      "$schema": nil,
    ]
    for (key, label) in labels { #expect(FieldWords(key, "x").label == label) }
  }

  @Test func `says of the operators what the reference says`() throws {
    let rows = try #require(flowFormatPage.section("Operators")).rows
    let words = try #require(ValueWords.of(Operator.allCases.map(\.rawValue)))
    #expect(words.values.map(\.text) == rows.map { $0["met when"]?.withoutLinks })
    let formats = try #require(ValueWords.of(AnswerFormat.allCases.map(\.rawValue)))
    let cell = flowFormatPage.section("The answers tab")?.rows
      .first { $0["key"] == "`answerFormat`" }?["meaning"]
    for value in formats.values {
      let label = try #require(value.text.firstMatch(of: /\*[^*]+\*/)).output
      #expect(cell?.contains(label) == true, "\(label)")
    }
  }

  @Test func `has words only for lists of the Designer`() {
    let fields = (FormatDescription.flow.objects + FormatDescription.mock.objects).flatMap(\.fields)
    let lists = fields.compactMap { field -> [String]? in
      guard case .choice(let labels) = field.kind else { return nil }
      return labels
    }
    for words in ValueWords.all {
      #expect(lists.contains(words.values.map(\.label)), "\(words.values.map(\.label))")
    }
  }

  @Test func `offers pieces that are valid once they stand in a flow`() {
    for snippet in Snippet.interactions {
      let body = snippet.body.replacing(/\$\{\d:([^}]*)\}/) { String($0.output.1) }
      #expect(!body.contains("$"))
      let findings = MarkedText(Around.interactions(body)).reading().findings
      let others: Set<RuleName> = [.unknownTarget, .unknownBot, .unknownVariable]
      #expect(findings.filter { !others.contains($0.rule) } == [], "\(snippet.label)")
    }
    let types = Set(InteractionType.allCases.map(\.rawValue)).subtracting(["Action"])
      .union(ActionType.allCases.map { "Action: \($0.rawValue)" })
    #expect(types.subtracting(Snippet.interactions.map(\.label)) == [])
  }

  @Test func `is checked with a file that has every field`() throws {
    let path = "Tests/Schema/accepted/every-field"
    let flow = try #require(Repository.text("\(path).flow.json"))
    let mock = try #require(Repository.text("\(path).mock.json"))
    #expect(Self.value(flow) == Self.value(wholeFlow))
    #expect(Self.value(mock) == Self.value(`A mock file`.whole))
  }

  private static func value(_ text: String) -> JSONValue? {
    let document = JSONDocument(SourceText(path: "", text))
    return document.root.map { document.value($0) }
  }
}

extension String {
  /// A cell of the reference without its links and without the marks of botflow's own choices.
  fileprivate var withoutLinks: String {
    replacing(/\[([^\]]*)\]\([^)]*\)/) { String($0.output.1) }.replacing(" (†)", with: "")
  }
}
