import FlowTerminal
import FlowTestSupport
import Testing

@Suite struct `History` {
  @Test(
    arguments: [
      ([:], nil), (["HOME": ""], nil),
      (["HOME": "/home/ada"], "/home/ada/.local/state/botflow/history"),
      (["HOME": "/home/ada", "XDG_STATE_HOME": "/state"], "/state/botflow/history"),
      (["HOME": "/h", "XDG_STATE_HOME": ""], "/h/.local/state/botflow/history"),
      (["HOME": "/h", "XDG_STATE_HOME": "relative"], "/h/.local/state/botflow/history"),
      (["XDG_STATE_HOME": "/state"], "/state/botflow/history"),
    ] as [([String: String], String?)])
  func `it lives in the state folder`(environment: [String: String], path: String?) {
    #expect(StateFolder.historyPath(environment: environment) == path)
  }

  @Test func `lines come back in order, none twice in a row`() throws {
    let folder = try TemporaryFolder()
    let file = HistoryFile(path: folder.path("state/botflow/history"))
    #expect(file.load() == [])
    for line in ["one", "two", "two", "héllo 日本", "one", "a\nb"] { file.append(line) }
    #expect(file.load() == ["one", "two", "héllo 日本", "one", "a b"])
  }

  @Test func `only the owner can read it`() throws {
    let folder = try TemporaryFolder()
    HistoryFile(path: folder.path("state/botflow/history")).append("one")
    #expect(folder.mode("state/botflow/history") == 0o600)
    #expect(folder.mode("state/botflow") == 0o700)
    #expect(folder.mode("state") == 0o700)
  }

  @Test func `the newest thousand are kept`() throws {
    let folder = try TemporaryFolder()
    let file = HistoryFile(path: folder.path("history"))
    for number in 1...1005 { file.append("line \(number)") }
    let lines = file.load()
    #expect(lines.count == HistoryFile.limit)
    #expect(lines.first == "line 6")
    #expect(lines.last == "line 1005")
    #expect(folder.mode("history") == 0o600)
    #expect(folder.names == ["history"])
    #expect(file.load() == lines)
  }

  @Test func `two programs at once keep each other's lines`() throws {
    let folder = try TemporaryFolder()
    let one = HistoryFile(path: folder.path("history"))
    let other = HistoryFile(path: folder.path("history"))
    one.append("mine")
    other.append("theirs")
    one.append("mine again")
    #expect(other.load() == ["mine", "theirs", "mine again"])
  }

  @Test func `a place that cannot be written is no error`() throws {
    let folder = try TemporaryFolder()
    HistoryFile(path: folder.path("file")).append("one")
    let file = HistoryFile(path: folder.path("file/botflow/history"))
    file.append("two")
    #expect(file.load() == [])
    #expect(HistoryFile(path: folder.path("")).load() == [])
  }
}
