import FlowDiagnostics
import FlowModel
import FlowTestSupport
import Testing

@Suite struct `An example in the reference of the flow format` {
  /// Findings about names that a piece of a flow may leave to the rest of it.
  private static let aboutOthers: Set<RuleName> = [
    .unknownTarget, .unknownAction, .unknownIntention, .unknownBot, .unknownVariable,
  ]

  @Test func `decodes`() throws {
    var seen = 0
    for section in flowFormatPage.sections {
      for example in section.examples {
        let findings = try Self.findings(of: example, in: section.title.lowercased())
        #expect(findings.map(\.message) == [], "\(section.title)")
        seen += 1
      }
    }
    #expect(seen >= 25)
  }

  @Test func `with a mistake is noticed in every section`() throws {
    for section in flowFormatPage.sections {
      for example in section.examples {
        let wrong = example.replacingFirst("\": ", with: "X\": ")
        let findings = try Self.findings(of: wrong, in: section.title.lowercased())
        #expect(!findings.isEmpty || section.title == "Intentions", "\(section.title)")
      }
    }
  }

  @Test(arguments: ["{\"botflow\": 1, \"name\": \"x\", \"interactions\": []}"])
  func `of a whole flow has to be a good one`(_ text: String) throws {
    #expect(try Self.findings(of: text, in: "a flow").map(\.rule) == [.outOfRange])
  }

  private static func findings(of example: String, in title: String) throws -> [Diagnostic] {
    if let mock = MockPlaces.wrapping(title) {
      return MockReading(SourceText(path: "bot.mock.json", mock(example))).findings
    }
    if example.contains("\"botflow\"") { return MarkedText(example).reading().findings }
    let wrapped = try #require(wrap(example, title), "no way to read an example in '\(title)'")
    return MarkedText(wrapped).reading().findings.filter { !aboutOthers.contains($0.rule) }
  }

  /// A flow around a piece: an interaction, members of the top level, or the object that the
  /// section is about.
  private static func wrap(_ example: String, _ title: String) -> String? {
    if example.firstMatch(of: /(?m)^  "type"/) != nil { return Around.interactions(example) }
    if title == "intentions" {
      return "{\"botflow\":1,\"name\":\"b\",\"interactions\":[\(Around.start)],"
        + example.dropFirst()
    }
    return Place.documented(as: title).first?.wrap(example)
  }
}

@Suite struct `A default in the reference of the flow format` {
  /// These are not there at all where the field is left out.
  private static let withoutDefault = ["times"]

  @Test(arguments: ReferenceTable.flow + ReferenceTable.mock)
  func `is what the decoder takes`(_ table: ReferenceTable) throws {
    let rows = try #require(flowFormatPage.section(table.title)).rows
    for field in table.rows {
      let row = try #require(rows.first { $0["key"] == "`\(field.key)`" })
      let text = DocumentPage.code(row["default"])
      let isValue = text.map { $0.wholeMatch(of: /".*"|\[.*\]|[0-9.]+|true|false/) != nil } ?? false
      if table.withDefault.contains(field.key), !Self.withoutDefault.contains(field.key) {
        #expect(isValue, "\(table.title): \(field.key)")
      }
      guard isValue, let text else { continue }
      let places = Place.documented(as: table.title).filter {
        $0.fields.isEmpty || $0.fields.contains { $0.name == field.key }
      }
      #expect(!places.isEmpty, "\(table.title)")
      for place in places {
        let left = try Self.decoded(place.flow(without: field.key), table)
        let written = try Self.decoded(place.flow(with: (field.key, text)), table)
        #expect(left == written, "\(place.name): \(field.key)")
      }
    }
  }

  @Test func `that is said in words is right`() throws {
    let page = flowFormatPage
    func cell(_ title: String, _ key: String) -> String? {
      page.section(title)?.rows.first { $0["key"] == "`\(key)`" }?["default"]
    }
    let flow = try #require(MarkedText(Around.top("\"language\":\"en\"")).reading().flow)
    #expect(cell("A flow", "channels") == "the first three")
    #expect(flow.usedChannels == Array(Channel.allCases.prefix(3)))
    let words = [Channel.webClient, .sms].map { flow.defaults.startWord(on: $0) }
    #expect(cell("The defaults", "startMessage") == "`\(words[0])`, on SMS `\(words[1])`")
    let rest = flow.interactions.compactMap { interaction -> RESTSettings? in
      guard case .rest(let settings)? = interaction.settings else { return nil }
      return settings
    }
    #expect(cell("The settings tab: REST", "contentType") == "`\(rest[0].usedContentType)`")
  }

  /// What was read, without where it stood.
  private static func decoded(_ text: String, _ table: ReferenceTable) throws -> String {
    let isMock = ReferenceTable.mock.contains { $0.title == table.title }
    var dumped = ""
    if isMock {
      let reading = MockReading(SourceText(path: "bot.mock.json", text))
      #expect(reading.findings.isEmpty, "\(text)")
      dump(try #require(reading.file), to: &dumped)
    } else {
      let reading = MarkedText(text).reading()
      #expect(reading.findings.isEmpty, "\(text)")
      dump(try #require(reading.flow), to: &dumped)
    }
    return dumped.replacing(/(first|last): [0-9]+/, with: "")
  }
}

/// As a flow file says it: what is kept aside is shown as what it is.
extension Interaction: CustomReflectable {
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "span": span, "name": name, "type": type, "text": text as Any, "details": details,
        "buttons": buttons, "answers": answers as Any, "items": items, "settings": settings as Any,
        "advanced": advanced,
      ])
  }
}

extension Interaction.Details: CustomReflectable {
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "intention": intention as Any, "whenWeReceive": whenWeReceive,
        "sendToUser": sendToUser as Any, "next": next, "delayBeforeNext": delayBeforeNext,
        "action": action as Any, "actionType": actionType as Any,
        "transactionTag": transactionTag as Any, "transactionEnd": transactionEnd,
      ])
  }
}

extension Place {
  /// The places whose object a section of the reference is about.
  static func documented(as title: String) -> [Place] {
    let title = title.lowercased().replacing("the settings tab: ", with: "the settings of ")
    return (Place.all + MockPlaces.all).filter { place in
      let name = place.name.lowercased()
      return name == title
        || ["of a ", "of type ", "as "].contains { name.hasPrefix("\(title) \($0)") }
    }
  }
}

/// The objects of a mock file.
enum MockPlaces {
  static let all = [
    Place(name: "a mock file", fields: [], base: []) { $0 },
    Place(name: "a user", fields: [], base: [("username", "\"u\""), ("password", "\"p\"")]) {
      "{\"users\":[\($0)]}"
    },
    Place(name: "the OAuth server", fields: [], base: []) { "{\"oauth\":\($0)}" },
    Place(name: "a client", fields: [], base: [("clientId", "\"c\"")]) {
      "{\"oauth\":{\"clients\":[\($0)]}}"
    },
    Place(name: "a response", fields: [], base: [("url", "\"https://a.example\"")]) {
      "{\"responses\":[\($0)]}"
    },
  ]

  static func wrapping(_ title: String) -> (@Sendable (String) -> String)? {
    all.first { $0.name.lowercased() == title }?.wrap
  }
}
