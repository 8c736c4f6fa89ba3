import FlowDiagnostics
import FlowLint
import FlowSyntax
import FlowTestSupport
import Testing

/// A defect that is put into a clean flow.
struct CorpusSeed: CustomTestStringConvertible {
  let flow: String
  let rule: RuleName
  let why: String
  let also: [RuleName]
  private let edits: [(replace: String, with: String)]
  let testDescription: String

  static let all: [CorpusSeed] = Repository.files(under: "Tests/Corpus/seeds", suffix: ".json")
    .flatMap(seeds)

  private static func seeds(in path: String) -> [CorpusSeed] {
    guard let bytes = Repository.bytes(path), case .array(let seeds)? = JSONValue.parse(bytes)
    else {
      preconditionFailure("\(path) holds no seeds")
    }
    return seeds.enumerated().map { CorpusSeed($1, "\(path) \($0 + 1)") }
  }

  private init(_ json: JSONValue, _ name: String) {
    func text(_ name: String) -> String { json[name]?.string ?? "" }
    flow = "Tests/Corpus/\(text("flow"))"
    rule = RuleName(stringLiteral: text("rule"))
    why = text("why")
    also = CorpusSeed.list(json["also"]).compactMap(\.string).map(RuleName.init(stringLiteral:))
    edits = CorpusSeed.list(json["edits"]).map {
      ($0["replace"]?.string ?? "", $0["with"]?.string ?? "")
    }
    testDescription = "\(text("rule")) in \(name)"
  }

  private static func list(_ value: JSONValue?) -> [JSONValue] {
    guard case .array(let elements)? = value else { return [] }
    return elements
  }

  /// The flow with the defect in it, and where its finding has to be.
  func applied() throws -> (source: SourceText, mark: Span) {
    let bytes = try #require(Repository.bytes(flow))
    var text = String(decoding: bytes, as: UTF8.self)
    for edit in edits {
      let place = try #require(text.utf8.firstRange(of: edit.replace.utf8), "\(edit.replace)")
      text.replaceSubrange(place, with: edit.with)
    }
    let (source, marks) = RuleExample.unmarked(text, flow)
    #expect(marks.count == 1)
    return (source, try #require(marks.first))
  }

  /// All that lint finds; advice only where the seed is one.
  func findings(in source: SourceText) -> [Diagnostic] {
    let isAdvice = Rule.named(rule)?.severity == .advice
    return Corpus.findings(in: source, at: flow, isPedantic: isAdvice).filter {
      $0.severity != .advice || $0.rule == rule
    }
  }
}
