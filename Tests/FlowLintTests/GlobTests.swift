import FlowLint
import Testing

@Suite struct `A glob` {
  private func holds(_ pattern: String, _ path: String) throws -> Bool {
    let isFolder = path.hasSuffix("/")
    let names = path.split(separator: "/").map(String.init)
    return try Glob(pattern).matches(names, isFolder: isFolder)
  }

  @Test(arguments: [
    ("drafts", "drafts"), ("drafts", "a/b/drafts"), ("drafts", "drafts/"),
    ("drafts/", "a/drafts/"), ("/drafts", "drafts"), ("a/drafts", "a/drafts"),
    ("./a/b", "a/b"), ("a//b", "a/b"),
    ("*.flow.json", "x.flow.json"), ("*.flow.json", "a/b/x.flow.json"),
    ("*", "x"), ("x*", "x"), ("*x*y*", "axbyc"), ("a/*/c", "a/b/c"), ("?", "é"), ("??", "ab"),
    ("**/drafts/**", "drafts/x"), ("**/drafts/**", "a/drafts/b/x"), ("a/**/b", "a/b"),
    ("a/**/b", "a/x/y/b"), ("a/**", "a/x"), ("**", "x"), ("**", "a/b"), ("**/b/**/d", "a/b/c/d"),
    ("**/x/**/y/**/z", "x/1/x/y/2/z"), ("a**b", "axxb"),
    ("[ab]", "b"), ("[a-c]x", "bx"), ("[!a-c]x", "dx"), ("[^a]", "b"), ("[]]", "]"),
    ("[a-]", "-"), (#"\*"#, "*"), (#"\[x"#, "[x"), (#"[\]]"#, "]"), ("été", "été"),
  ])
  func `matches`(_ pattern: String, _ path: String) throws {
    #expect(try holds(pattern, path))
  }

  @Test(arguments: [
    ("drafts", "draft"), ("drafts", "drafts2"), ("drafts/", "drafts"), ("/drafts", "a/drafts"),
    ("a/drafts", "b/a/drafts"), ("*.flow.json", "x.flow.jso"),
    ("a/*/c", "a/b/b/c"), ("a/*", "a/b/c"), ("?", ""), ("?", "ab"), ("**/drafts/**", "drafts/"),
    ("**/drafts/**", "drafts"), ("a/**", "a"), ("a/**/b", "ab"), ("[a-c]x", "dx"),
    ("[!a-c]x", "bx"), (#"\*"#, "x"), ("X", "x"), ("a/**/b", "a/b/c"),
  ])
  func `does not match`(_ pattern: String, _ path: String) throws {
    #expect(try !holds(pattern, path))
  }

  @Test(arguments: [
    ("", "the pattern is empty"), ("/", "the pattern is empty"), ("./", "the pattern is empty"),
    ("!a", "a pattern cannot begin with '!': nothing is taken back"),
    ("../a", "a pattern cannot lead out of its folder"), ("a[b", "'[' has no ']'"),
    ("[", "'[' has no ']'"), ("[]", "'[' has no ']'"), ("[z-a]", "the set 'z-a' runs backwards"),
  ])
  func `that is none says why`(_ pattern: String, _ message: String) {
    do throws(Glob.Problem) {
      _ = try Glob(pattern)
      Issue.record("it was taken")
    } catch {
      #expect(error.message == message)
    }
  }

  @Test func `takes no longer where many runs could match`() throws {
    let name = String(repeating: "a", count: 2_000)
    let pattern = String(repeating: "*a", count: 200) + "b"
    let folders = String(repeating: "**/a/", count: 100) + "b"
    let clock = ContinuousClock()
    let path = Array(repeating: "a", count: 500).joined(separator: "/")
    var found: [Bool] = []
    let time = try clock.measure {
      found = [try holds(pattern, name), try holds(folders, path)]
    }
    #expect(found == [false, false])
    #expect(time < .seconds(20))
  }

  @Test func `leaves out what lies in a folder that is left out`() throws {
    let list = IgnoreList([try Glob("drafts/"), try Glob("/old/*.json")])
    #expect(list.ignores(["a", "drafts", "b", "x.flow.json"], isFolder: false))
    #expect(!list.ignores(["a", "drafts"], isFolder: false))
    #expect(list.ignores(["old", "x.json"], isFolder: false))
    #expect(!list.ignores(["new", "old", "x.json"], isFolder: false))
    #expect(!IgnoreList().ignores(["x"], isFolder: false))
  }
}
