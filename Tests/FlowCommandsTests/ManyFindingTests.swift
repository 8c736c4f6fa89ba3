import FlowCommands
import FlowTestSupport
import Testing

@Suite struct `A file with more findings than anybody reads` {
  @Test func `says how many more there are`() throws {
    let folder = try TemporaryFolder()
    let members = (0..<10_005).map { "\"u\($0)\":1," }.joined()
    let path = folder.write("many.mock.json", "{\(members)\"users\":[]}")
    let session = try Session(["validate", path])
    #expect(session.status == .findings)
    let lines = session.output.split(separator: "\n")
    #expect(lines.dropLast().last?.hasSuffix("many.mock.json: … and 5 more errors") == true)
    #expect(lines.last == "1 file: 10005 errors")
  }
}
