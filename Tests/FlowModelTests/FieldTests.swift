import FlowDiagnostics
import FlowModel
import Testing

@Suite struct `Fields` {
  @Test(arguments: Place.all.map(\.name))
  func `are taken where the tables list them`(_ name: String) throws {
    let place = try #require(Place.all.first { $0.name == name })
    #expect(MarkedText(place.flow()).reading().summary == [])
    let known = try #require(FieldList.decoded[name])
    #expect(Set(known) == Set(place.fields.map(\.name)))
    #expect(known.count == place.fields.count)
  }

  @Test func `are listed for every object that the decoder knows`() {
    #expect(Set(FieldList.decoded.keys) == Set(Place.all.map(\.name)))
  }

  @Test(arguments: Place.all.map(\.name))
  func `with a value of another type are reported there`(_ name: String) throws {
    let place = try #require(Place.all.first { $0.name == name })
    for field in place.fields {
      for value in field.kind.wrongValues {
        let marked = MarkedText(place.flow(with: (field.name, value)))
        let findings = marked.reading().findings
        #expect(findings.map(\.rule) == [.wrongType], "\(marked.text)")
        #expect(findings.map(\.span) == marked.spans, "\(marked.text)")
        #expect(findings.allSatisfy { $0.severity == .error && $0.message.hasPrefix("expected ") })
      }
    }
  }

  @Test(arguments: Place.all.map(\.name))
  func `that nobody knows are reported`(_ name: String) throws {
    let place = try #require(Place.all.first { $0.name == name })
    let marked = MarkedText(
      place.flow(with: ("ZZ", "1")).replacingFirst("\"ZZ\"", with: "«\"ZZ\"»"))
    let findings = marked.reading().findings
    #expect(findings.map(\.rule) == [.unknownField])
    #expect(findings.map(\.span) == marked.spans)
    #expect(findings.first?.fix == nil)
  }

  @Test(arguments: Place.all.map(\.name))
  func `misspelt are reported with a safe fix`(_ name: String) throws {
    let place = try #require(Place.all.first { $0.name == name })
    for field in place.fields where field.name.count > 3 {
      let wrong = String(field.name.dropLast(2)) + field.name.suffix(2).reversed()
      guard wrong != field.name, !place.base.contains(where: { $0.name == field.name }) else {
        continue
      }
      let marked = MarkedText(
        place.flow(with: (wrong, "1")).replacingFirst("\"\(wrong)\"", with: "«\"\(wrong)\"»"))
      let finding = try #require(marked.reading().findings.first { $0.rule == .unknownField })
      #expect([finding.span] == marked.spans)
      let fix = try #require(finding.fix, "\(wrong)")
      #expect(fix.confidence == .safe)
      #expect(fix.edits.map(\.replacement) == ["\"\(field.name)\""])
      #expect(finding.help == "did you mean '\(field.name)'?")
    }
  }

  @Test func `that are there already are not suggested again`() {
    let text = Around.interactions(
      #"{"name":"X","nmae":"Y","type":"Message","details":{}}"#)
    let findings = MarkedText(text).reading().findings
    #expect(findings.map(\.rule) == [.unknownField])
    #expect(findings.first?.fix == nil)
  }

  @Test func `that an object needs are reported at its opening bracket`() {
    var seen = 0
    for place in Place.all {
      for (field, isRequired) in FieldList.required(place.name) where isRequired {
        let marked = MarkedText(place.flow(without: field))
        let findings = marked.reading().findings.filter { $0.rule == .missingField }
        #expect(findings.count == 1, "\(place.name): \(field)")
        #expect(findings.first?.message.contains("needs '\(field)'") == true)
        #expect(findings.allSatisfy { marked.reading().source[$0.span] == "{" })
        seen += 1
      }
    }
    #expect(seen == 61)
  }
}

extension String {
  func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return replacingCharacters(range, other)
  }

  private func replacingCharacters(_ range: Range<String.Index>, _ other: String) -> String {
    var copy = self
    copy.replaceSubrange(range, with: other)
    return copy
  }
}
