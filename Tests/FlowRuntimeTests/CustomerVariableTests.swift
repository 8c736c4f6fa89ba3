import FlowSyntax
import FlowTestSupport
import Testing

@Suite struct `The variable 'user'` {
  @Test func `has the members that the reference of the flow format lists`() throws {
    let reference = try #require(Repository.text("docs/flow-format.md"))
    let listed = reference.matches(of: /(?m)^\| `user\.([a-z_]+)` \|/).map { String($0.1) }
    guard case .object(let user)? = try SeedRun().value("user") else {
      Issue.record("no user")
      return
    }
    #expect(listed == user.members.map(\.name) && !listed.isEmpty)
  }
}
