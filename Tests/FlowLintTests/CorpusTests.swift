import FlowDiagnostics
import FlowLint
import FlowModel
import FlowSyntax
import FlowTestSupport
import Testing

@Suite struct `Of the corpus` {
  @Test(arguments: Corpus.cleanFlows)
  func `a clean flow has no finding`(_ path: String) throws {
    let source = SourceText(path: path, bytes: try #require(Repository.bytes(path)))
    let findings = Corpus.findings(in: source, at: path, isPedantic: false)
    #expect(findings.isEmpty, "\(findings.map(Corpus.line(of: source)))")
  }

  @Test(arguments: CorpusSeed.all)
  func `a seeded defect is found at its place, and nothing else`(_ seed: CorpusSeed) throws {
    let (source, mark) = try seed.applied()
    let found = seed.findings(in: source)
    #expect(
      found.contains { $0.rule == seed.rule && $0.span == mark },
      "\(seed.why): \(found.map(Corpus.line(of: source)))")
    let others = found.filter { $0.rule != seed.rule && !seed.also.contains($0.rule) }
    #expect(others.isEmpty, "\(others.map(Corpus.line(of: source)))")
    for rule in seed.also { #expect(found.contains { $0.rule == rule }, "\(rule)") }
  }

  @Test func `the precision and recall of each rule are as printed`() throws {
    let scores = try CorpusScores()
    print(scores.table)
    #expect(scores.rules.allSatisfy { $0.precision == 1 && $0.recall == 1 })
  }

  @Test func `every rule has seeds`() {
    let seeded = Set(CorpusSeed.all.map(\.rule))
    let missing = Rule.all.map(\.name).filter { !seeded.contains($0) }
    #expect(missing.isEmpty)
  }

  @Test func `there are flows enough, of all sizes`() {
    let sizes = Corpus.cleanFlows.compactMap { path in
      Repository.bytes(path).flatMap {
        FlowReading(SourceText(path: path, bytes: $0)).flow?.interactions.count
      }
    }.sorted()
    #expect(sizes.count >= 40)
    #expect(sizes[0] <= 10 && sizes[sizes.count - 1] >= 200)
  }
}
