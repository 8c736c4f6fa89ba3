import FlowDiagnostics
import FlowModel
import FlowSyntax
import Testing
import WebSyntax

@Suite struct `A schema` {
  @Test(arguments: DescribedFormat.all)
  func `names only definitions that are there, and uses all of them`(
    _ described: DescribedFormat
  ) throws {
    let schema = FormatSchema(described.format).value
    let definitions = try #require(schema["$defs"]?.members)
    let names = definitions.map(\.name)
    #expect(Set(names).count == names.count)
    let references = schema.parts.compactMap { $0["$ref"]?.string }
    #expect(Set(references) == Set(names.map { "#/$defs/\($0)" }))
  }

  @Test(arguments: DescribedFormat.all)
  func `explains every field that it offers`(_ described: DescribedFormat) throws {
    let schema = FormatSchema(described.format).value
    var explained = 0
    let objects = [schema] + (schema["$defs"]?.members ?? []).map(\.value)
    for object in objects {
      let properties = object["properties"]?.members ?? []
      for property in properties where property.value != .bool(true) {
        let (field, value) = (property.name, property.value)
        #expect(value["description"]?.string?.isEmpty == false, "\(field)")
        #expect(value["title"] != nil || field == "$schema", "\(field)")
        explained += 1
      }
    }
    #expect(explained >= described.format.objects.count)
  }

  @Test func `has no alternatives behind which a mistake hides`() {
    for described in DescribedFormat.all {
      for part in FormatSchema(described.format).value.parts {
        #expect(part["oneOf"] == nil && part["anyOf"] == nil)
      }
    }
  }

  @Test func `knows the defaults as values`() throws {
    let schema = FormatSchema(.flow).value
    let definitions = try #require(schema["$defs"])
    let defaults = try #require(definitions["defaults"]?["properties"])
    #expect(defaults["agentThreshold"]?["default"] == .integer(3))
    #expect(defaults["globalCancel"]?["default"] == .array([.string("cancel")]))
    #expect(defaults["afterLogin"]?["default"] == nil)
    #expect(defaults["startMessage"]?["default"] == nil)
    let rest = try #require(definitions["settings-tab-rest"]?["properties"])
    #expect(rest["contentType"]?["default"] == .string("application/json"))
    #expect(rest["timeout"]?["description"]?.string?.hasSuffix(" Default: 30.") == true)
  }

  private static let texts = [
    "", " ", "\t", "\u{3000}", "\u{FEFF}", "\u{85}", "\u{1C}", "a", " a ", "a b", "12", "1a", "a-b",
    "größe", "_x$!#@", "a.b", "{a}", "{ a }", "{a.b[0].c}", "{12}", "{a}{b}", "{{a}}", "x{a}",
    "{system.toProperCase(a)}", "{ system.toProperCase(a)}", "{system.toProperCase( a.b )}",
    "{system.toProperCase()}", "{a b}", "{a.}", "{a[]}", "{[0]}", "a\u{A0}b", "a,b", "a/b", "a\"",
    "a`b", "a^b", "a~", "a\\b", "🦊", "data.items[0].id", "[0]", "[0].a", "a..b", "a[", "a[x]",
    "a[0]b", "a]b", "ä/ö c", ".a", "https://a.example", "HTTP://a", "http://", "https:///a",
    "https://a b", "ftp://a", "http://[::1]:80/x?y#z", "http://u:p@a/", "http://a\\b", "https:a",
    "deny", "deny once", " slow 5 once ", "slow", "slow x", "slow +5", "deny 5", "once", "tokn",
    "token-500", "slow 5 5",
  ]

  @Test func `takes the same texts as the decoder, by patterns that say so`() throws {
    let deciders: [String: (String) -> Bool] = [
      "name": { $0.contains { !$0.isWhitespace } },
      "variable-name": { VariableName.isValid($0) },
      "variable": { text in
        MarkedText(
          Around.top(
            """
            "checks":[{"name":"c","never":"Start",\
            "unless":[{"variable":\(JSONValue.string(text).json),"operator":"Is Empty"}]}]
            """)
        ).reading().findings.allSatisfy { $0.rule != .notAVariable }
      },
      "response-path": { ResponsePath($0) != nil },
      "web-address": { WebAddress($0).map { ["http", "https"].contains($0.scheme) } ?? false },
      "scenario": { (try? Scenario($0)) != nil },
    ]
    for pattern in TextPattern.all {
      let decides = try #require(deciders[pattern.name], "\(pattern.name)")
      let expression = try Regex(pattern.expression).matchingSemantics(.unicodeScalar)
      for text in Self.texts {
        let isTaken = text.firstMatch(of: expression) != nil
        #expect(isTaken == decides(text), "\(pattern.name): \(text.debugDescription)")
      }
      #expect(pattern.examples.allSatisfy(decides))
    }
  }

  @Test func `has patterns for fields that are there`() {
    let objects = [FormatDescription.flow, .mock].flatMap { [$0.root] + $0.objects }
    for table in [TextPattern.ofFields, TextPattern.ofKeys] {
      for (what, patterns) in table {
        let fields = objects.first { $0.what == what }?.fields.map(\.name) ?? []
        #expect(Set(patterns.keys).isSubset(of: fields), "\(what)")
      }
    }
  }
}

extension JSONValue {
  fileprivate var members: [JSONObject.Member]? {
    guard case .object(let object) = self else { return nil }
    return object.members
  }

  /// This value and all that are in it.
  fileprivate var parts: [JSONValue] {
    switch self {
    case .object(let object): [self] + object.members.flatMap(\.value.parts)
    case .array(let elements): [self] + elements.flatMap(\.parts)
    case .null, .bool, .number, .string: [self]
    }
  }
}
