import FlowTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct `Fixing` {
  private let flows: LintFolder
  private static let right = LintFolder.wrong.replacing("hours", with: "Hours")

  init() throws {
    flows = try LintFolder()
    flows.write("bot.flow.json", LintFolder.wrong)
  }

  @Test func `makes safe fixes, and a second time finds nothing to do`() throws {
    let result = try flows.lint("--fix")
    #expect(result.status == 0)
    #expect(result.output == "1 file: no findings\nfixed 1 finding in 1 file\n")
    #expect(flows.read("bot.flow.json") == Self.right)
    let again = try flows.lint("--fix")
    #expect(again.output == "1 file: no findings\n")
    #expect(flows.read("bot.flow.json") == Self.right)
    #expect(flows.folder.names == ["bot.flow.json"])
  }

  @Test(arguments: ["\n", "\r\n"])
  func `keeps line ends, and what comes last`(_ end: String) throws {
    let text = LintFolder.wrong.replacing("\n", with: end)
    let trimmed = String(text.unicodeScalars.dropLast(end.unicodeScalars.count))
    for old in [text, trimmed, text + end] {
      flows.write("bot.flow.json", old)
      _ = try flows.lint("--fix")
      #expect(flows.read("bot.flow.json") == old.replacing("hours", with: "Hours"))
    }
  }

  @Test func `keeps bytes that are no text`() throws {
    let broken = Array(LintFolder.wrong.utf8).map { $0 == UInt8(ascii: "!") ? 0xE9 : $0 }
    _ = flows.folder.write("bot.flow.json", broken)
    let result = try flows.lint("--fix")
    #expect(result.status == 1)
    let bytes = try #require(Repository.bytes(flows.folder.path("bot.flow.json")))
    #expect(bytes.contains(0xE9))
    #expect(bytes.count - broken.count <= 1)
  }

  @Test func `keeps the permissions, and a link a link`() throws {
    chmod(flows.folder.path("bot.flow.json"), 0o640)
    flows.makeFolder("links")
    flows.link("links/a.flow.json", to: "../bot.flow.json")
    #expect(try flows.lint("--fix", "links").status == 0)
    #expect(flows.read("bot.flow.json") == Self.right)
    #expect(flows.folder.mode("bot.flow.json") == 0o640)
    var status = stat()
    #expect(lstat(flows.folder.path("links/a.flow.json"), &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func `can be looked at before`() throws {
    let result = try flows.lint("--fix", "--diff")
    #expect(result.status == 1)
    #expect(result.error == "would fix 1 finding in 1 file\n")
    #expect(result.output.hasPrefix("--- bot.flow.json\n+++ bot.flow.json\n@@ -2,7 +2,7 @@\n"))
    let changed = result.output.split(separator: "\n").filter {
      $0.hasPrefix("-  ") || $0.hasPrefix("+  ")
    }
    #expect(changed.count == 2)
    #expect(changed.last?.contains(#""next": "Hours""#) == true)
    #expect(flows.read("bot.flow.json") == LintFolder.wrong)
    _ = try flows.lint("--fix")
    let nothing = try flows.lint("--fix", "--diff")
    #expect(nothing.output == "" && nothing.error == "" && nothing.status == 0)
  }

  @Test func `of standard input writes the text, and findings elsewhere`() throws {
    let result = try flows.lint("--fix", "-", input: LintFolder.wrong)
    #expect(result.output == Self.right)
    #expect(result.error == "1 file: no findings\nfixed 1 finding in 1 file\n")
    let nothing = try flows.lint("--fix", "-", input: LintFolder.warned)
    #expect(nothing.output == LintFolder.warned)
    #expect(nothing.error.contains("unreachable-interaction"))
  }

  @Test func `says what it cannot write, and does not say that it did`() throws {
    let result = try ChildProcess.run(
      "/bin/bash", ["-c", #""$0" lint --fix <(cat bot.flow.json)"#, Repository.builtProgram],
      directory: flows.folder.root)
    #expect(result.status == 3)
    #expect(result.error.hasSuffix("': it is not an ordinary file\n"))
    #expect(!result.output.contains("fixed"))
    #expect(flows.read("bot.flow.json") == LintFolder.wrong)
  }

  @Test func `leaves a file alone that would be worse with the fix`() throws {
    // Both names are taken for the one that is missing: only one of them can be it.
    let text = LintFolder.clean.replacing(
      #""name": "Bot""#, with: #""nme": "Bot","# + "\n  " + #""naem": "Bot""#)
    flows.write("bot.flow.json", text)
    _ = try flows.lint("--fix")
    let fixed = try #require(flows.read("bot.flow.json"))
    #expect(fixed.contains(#""name": "Bot""#))
    #expect(fixed.contains(#""nme""#) != fixed.contains(#""naem""#))
    #expect(try !flows.lint("--fix").output.contains("duplicate-key"))
  }
}
