import FlowCommands
import FlowTestSupport
import Testing

@Suite struct `botflow schema` {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: [["schema"], ["schema", "flow"]])
  func `writes the schema of flows`(_ arguments: [String]) throws {
    let session = try Session(arguments)
    #expect(session.status == .clean && session.error == "")
    #expect(session.output.hasPrefix("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/"))
    #expect(session.output.contains("\"title\": \"A flow of botflow\""))
    #expect(session.output.hasSuffix("\n}\n"))
  }

  @Test func `writes the same to a file`() throws {
    let path = "\(folder.root)/mock.schema.json"
    let printed = try Session(["schema", "mock"])
    let written = try Session(["schema", "mock", "--output", path])
    #expect(written.status == .clean && written.output == "" && written.error == "")
    #expect(Repository.text(path) == printed.output)
    #expect(printed.output.contains("\"title\": \"A mock file of botflow\""))
  }

  @Test func `says why a file cannot be written, and which kinds there are`() throws {
    let lost = try Session(["schema", "--output", "/nowhere/x.json"])
    #expect(lost.status == .worldFailed)
    #expect(
      lost.error
        == "botflow: cannot write '/nowhere/x.json': there is no such file or folder\n")
    let unknown = try Session(["schema", "bot"])
    #expect(unknown.status == .wrongUsage)
    #expect(unknown.error.contains("flow") && unknown.error.contains("mock"))
  }
}

@Suite struct `The page about editors` {
  private let page = DocumentPage("docs/editors.md")

  private func block(_ language: String) throws -> String {
    let parts = page.text.split(separator: "```\(language)\n")
    return String(try #require(parts.dropFirst().first).split(separator: "```")[0])
  }

  @Test func `has commands that write the files which its settings name`() throws {
    let folder = try TemporaryFolder()
    let programs = Repository.builtProgram.split(separator: "/").dropLast().joined(separator: "/")
    let run = try ChildProcess.run(
      "/bin/sh", ["-e", "-c", try block("sh")],
      environment: ["PATH": "/\(programs):/usr/bin:/bin"], directory: folder.root)
    #expect(run.status == 0 && run.output == "" && run.error == "")
    let names = ["flow", "mock"].map { ".schemas/\($0).schema.json" }
    for name in names {
      #expect(Repository.text("\(folder.root)/\(name)")?.isEmpty == false)
      #expect(try block("json").contains("\"./\(name)\""))
      for language in ["lua", "toml"] {
        #expect(try block(language).contains("\"file:///path/to/\(name)\""))
      }
    }
    #expect(page.text.matches(of: /schemas\/[a-z.]+\.json/).count >= names.count * 5)
  }

  @Test func `has settings that are JSON, and a flow that is valid`() throws {
    let examples = page.sections.flatMap(\.examples)
    #expect(examples.count == 2)
    let flow = try #require(examples.last)
    #expect(try Session(["validate", "-"], input: flow).output == "1 file: no findings\n")
    // Not a flow, but JSON: only the shape is complained of.
    let settings = try Session(["validate", "-"], input: examples[0])
    #expect(!settings.output.contains("json-syntax"))
    #expect(settings.output.contains("unknown-field"))
  }
}
