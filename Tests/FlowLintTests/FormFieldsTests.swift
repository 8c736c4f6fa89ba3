import FlowDiagnostics
import FlowLint
import FlowModel
import Testing

/// What one field was read as.
private struct Read: Equatable, CustomStringConvertible {
  var name: String
  var value: String
  /// What stands at the field's span in the file.
  var written: String
  var pair: String

  init(_ name: String, _ value: String, _ written: String, pair: String? = nil) {
    self.name = name
    self.value = value
    self.written = written
    self.pair = pair ?? written
  }

  init(_ field: FormField, in source: SourceText) {
    self.init(
      field.name, field.value, source[field.span], pair: source[field.pairSpan])
  }

  var description: String { "\(name)=\(value) at \(written) of \(pair)" }
}

@Suite struct `The fields of an address or a body` {
  private func read(_ interaction: String) -> (flow: Flow, source: SourceText)? {
    let source = SourceText(
      path: "example.flow.json",
      "{\"botflow\": 1, \"name\": \"Éxample\", \"interactions\": [\(interaction)]}")
    return FlowReading(source).flow.map { ($0, source) }
  }

  private func ofAddress(_ address: String) throws -> [Read] {
    let (flow, source) = try #require(
      read(
        """
        {"name": "A", "type": "Action", "details": {"actionType": "REST"},
         "settings": {"method": "GET", "endpoint": \(address)}}
        """))
    guard case .rest(let rest)? = flow.interactions.first?.settings, let endpoint = rest.endpoint
    else { return [] }
    return FormFields.query(of: endpoint, in: source).map { Read($0, in: source) }
  }

  private func ofBody(_ body: String, type: String = "application/json") throws -> [Read] {
    let (flow, source) = try #require(
      read(
        """
        {"name": "A", "type": "Action", "details": {"actionType": "REST"},
         "settings": {"method": "POST", "endpoint": "https://a.example/", "contentType": "\(type)",
           "body": \(body)}}
        """))
    guard let interaction = flow.interactions.first, case .rest(let rest)? = interaction.settings
    else { return [] }
    return FormFields.body(of: rest, in: interaction, source).map { Read($0, in: source) }
  }

  @Test func `are told by name and value, with their places`() throws {
    #expect(
      try ofAddress("\"https://a.example/?state={sessionId}&x=1%202+3#end=1\"") == [
        Read("state", "{sessionId}", "{sessionId}", pair: "state={sessionId}"),
        Read("x", "1 2 3", "1%202+3", pair: "x=1%202+3"),
      ])
    #expect(try ofAddress("\"https://a.example/path\"") == [])
  }

  @Test func `are none of what only looks like them in a variable's name`() throws {
    #expect(try ofAddress("\"https://a.example/{ok?}/{b#c}?x={y?}\"").map(\.value) == ["{y?}"])
  }

  @Test func `may be empty, or without a sign`() throws {
    #expect(
      try ofAddress("\"https://a.example/?a=&b&&c=d=e\"") == [
        Read("a", "", "", pair: "a="), Read("b", "", "", pair: "b"),
        Read("c", "d=e", "d=e", pair: "c=d=e"),
      ])
  }

  @Test func `keep their places behind escapes`() throws {
    #expect(
      try ofAddress(#""https:\/\/a.example\/?x=\u00e9\ud83d\udc4b&y=\u007bz}&w=1""#) == [
        Read("x", "é👋", #"\u00e9\ud83d\udc4b"#, pair: #"x=\u00e9\ud83d\udc4b"#),
        Read("y", "{z}", #"\u007bz}"#, pair: #"y=\u007bz}"#),
        Read("w", "1", "1", pair: "w=1"),
      ])
  }

  @Test func `of a form are read with either braces`() throws {
    let form = "application/x-www-form-urlencoded"
    #expect(
      try ofBody("\"code={{authCode}}&a={b}&c=x{{ d.e }}\"", type: form) == [
        Read("code", "{authCode}", "{{authCode}}", pair: "code={{authCode}}"),
        Read("a", "{b}", "{b}", pair: "a={b}"),
        Read("c", "x{d.e}", "x{{ d.e }}", pair: "c=x{{ d.e }}"),
      ])
  }

  @Test func `of a JSON text are its members that are texts`() throws {
    #expect(
      try ofBody(
        #""{\"a\": \"x{{b}}\", \"n\": {{n}}, \"c\": {\"d\": \"%20\"}, \"l\": [{\"e\": \"1\"}]}""#)
        == [
          Read("a", "x{b}", "x{{b}}"), Read("d", "%20", "%20"), Read("e", "1", "1"),
        ])
  }

  @Test func `of an object are its members that are texts`() throws {
    #expect(
      try ofBody(#"{"a": "x{{b}}", "n": 1, "c": {"d": "q\"r{{s}}"}}"#) == [
        Read("a", "x{b}", #""x{{b}}""#), Read("d", "q\"r{s}", #""q\"r{{s}}""#),
      ])
  }
}
