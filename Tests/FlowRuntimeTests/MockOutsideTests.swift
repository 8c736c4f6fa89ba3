import FlowDiagnostics
import FlowEngine
import FlowModel
import FlowRuntime
import FlowSyntax
import FlowTestSupport
import Testing
import WebSyntax

@Suite struct `A canned response` {
  private var randomness = Randomness.fixed

  private func outside(_ responses: String) throws -> MockOutside {
    let source = SourceText(path: "test.mock.json", "{\"responses\": [\(responses)]}")
    let reading = MockReading(source)
    #expect(reading.findings.isEmpty)
    return MockOutside(server: nil, responses: try #require(reading.validFile).responses)
  }

  private mutating func ask(
    _ outside: inout MockOutside, _ url: String, method: String = "GET", timeout: Int = 30
  ) -> MockOutside.Result {
    outside.answer(
      HTTPRequest(method: method, url: url), timeout: timeout, at: 0, &randomness)
  }

  private func status(_ result: MockOutside.Result) -> Int? {
    guard case .response(let response) = result.answer else { return nil }
    return response.status
  }

  @Test mutating func `answers its address with any query, or exactly the one it names`() throws {
    var outside = try outside(
      """
      {"url": "https://api.example/a?x=1", "status": 201},
      {"url": "https://api.example/a", "body": {"ok": true}}
      """)
    #expect(status(ask(&outside, "https://api.example/a?x=1")) == 201)
    #expect(status(ask(&outside, "https://api.example/a?x=2")) == 200)
    #expect(status(ask(&outside, "https://api.example/a")) == 200)
    #expect(status(ask(&outside, "https://api.example/a/b")) == nil)
    #expect(status(ask(&outside, "https://api.example/a", method: "POST")) == nil)
  }

  @Test mutating func `answers as often as it says`() throws {
    var outside = try outside(
      """
      {"url": "https://api.example/a", "status": 503, "times": 2},
      {"url": "https://api.example/a"}
      """)
    let statuses = (0..<4).map { _ in status(ask(&outside, "https://api.example/a")) }
    #expect(statuses == [503, 503, 200, 200])
  }

  @Test mutating func `that is slower than the action waits is a time-out`() throws {
    var outside = try outside("{\"url\": \"https://api.example/a\", \"delay\": 31}")
    let late = ask(&outside, "https://api.example/a")
    #expect(late.answer == .failure(.timeout))
    #expect(late.delay == 30)
    #expect(status(ask(&outside, "https://api.example/a", timeout: 60)) == 200)
  }

  @Test mutating func `that is missing says which entry to add`() throws {
    var outside = try outside("")
    let result = ask(&outside, "https://api.example/orders?id=7")
    #expect(result.answer == .failure(.noCannedResponse))
    #expect(
      result.note
        == "nothing answers this address; add to the mock file's responses: "
        + #"{"method": "GET", "url": "https://api.example/orders", "body": {}}"#)
  }
}
