import FlowCommands
import FlowTestSupport
import Testing

private let seed = Session.path("flows/account-linking/account-linking.flow.json")

@Suite struct `Help` {
  private func commands() throws -> [String] {
    try lastAnswer(["/help all"]).filter { $0.hasPrefix("  /") }.compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
  }

  @Test func `of each command fits a terminal of 80 columns and has an example`() throws {
    let names = try commands()
    #expect(names.count > 30)
    for name in names {
      let lines = try lastAnswer(["/help \(name)"])
      #expect(lines.contains { $0.hasPrefix("  example: \(name)") }, "\(name)")
      for line in lines { #expect(line.count <= 80) }
    }
    for line in try lastAnswer(["/help all"]) { #expect(line.count <= 80) }
  }

  @Test func `fits a screen, and names every command`() throws {
    let lines = try lastAnswer(["/help"])
    #expect(lines.count <= 22)
    for line in lines { #expect(line.count <= 80) }
    let words = Set(lines.flatMap { $0.split(separator: " ").map(String.init) })
    for name in try commands() { #expect(words.contains(name), "\(name)") }
  }

  /// Each example in a session of its own, at a place where it makes sense.
  @Test func `has examples that are understood`() throws {
    for name in try commands() {
      let help = try lastAnswer(["/help \(name)"])
      let example = try #require(help.last?.split(separator: "example: ").last.map(String.init))
      let before =
        switch name {
        case "/login": ["1"]
        case "/delete", "/breaks": ["/break Hello"]
        case "/back", "/step": ["/say a", "/say b", "/say c"]
        default: [] as [String]
        }
      // It would write a file.
      guard name != "/save" else { continue }
      let session = try Session(
        ["run", seed], input: (before + [example]).map { "\($0)\n" }.joined())
      for refusal in ["write /", "there is no ", "no interaction", "takes nothing", "did you mean"]
      {
        #expect(!session.output.contains(refusal), "\(example): \(refusal)")
      }
    }
  }
}
