import FlowTerminal
import Testing

@Suite struct `Completing a word` {
  private func edit(_ typed: String, _ replaced: Int, _ texts: [String]) -> CompletionEdit {
    Completion(replacing: replaced, with: texts.map { .init($0) }).edit(textBeforeCursor: typed)
  }

  @Test func `nothing to offer is a beep`() {
    #expect(edit("xy", 2, []) == .beep)
    #expect(Completion.none.edit(textBeforeCursor: "") == .beep)
  }

  @Test func `the only candidate replaces the word and closes it`() {
    #expect(edit("/say he", 2, ["hello"]) == .replace(deleting: 2, inserting: "hello "))
    #expect(edit("hello", 5, ["hello"]) == .replace(deleting: 5, inserting: "hello "))
  }

  @Test func `a candidate that can go on gets no blank`() {
    let folder = Completion.Candidate("flows/", isComplete: false)
    let edit = Completion(replacing: 1, with: [folder]).edit(textBeforeCursor: "f")
    #expect(edit == .replace(deleting: 1, inserting: "flows/"))
  }

  @Test func `several add what they have in common`() {
    #expect(edit("/s", 2, ["/step", "/stop"]) == .replace(deleting: 2, inserting: "/st"))
    #expect(edit("ST", 2, ["step one", "step two"]) == .replace(deleting: 2, inserting: "step "))
    #expect(edit("", 0, ["abc", "abd"]) == .replace(deleting: 0, inserting: "ab"))
  }

  @Test func `several that add nothing are listed`() {
    let both: [Completion.Candidate] = [.init("step"), .init("stop")]
    #expect(edit("st", 2, ["step", "stop"]) == .list(both))
    #expect(edit("", 0, ["step", "xyz"]) == .list([.init("step"), .init("xyz")]))
    #expect(edit("sto", 3, ["step", "stop"]) == .list(both))
  }

  @Test func `deleting counts code points, replacing counts characters`() {
    #expect(edit("le\u{301}", 2, ["lélé"]) == .replace(deleting: 3, inserting: "lélé "))
    #expect(edit("日本", 2, ["日本語", "日本酒"]) == .list([.init("日本語"), .init("日本酒")]))
    #expect(edit("👍🏽", 1, ["ok"]) == .replace(deleting: 2, inserting: "ok "))
  }

  @Test func `more replaced than typed is all that was typed`() {
    #expect(edit("a", 9, ["abc"]) == .replace(deleting: 1, inserting: "abc "))
  }
}

@Suite struct `Column list` {
  private func lines(_ names: [String], columns: Int, rows: Int = 20) -> [String] {
    ColumnList(columns: columns, rows: rows, measure: \.count).lines(names)
  }

  @Test func `names read downwards in columns of one width`() {
    #expect(lines(["a", "bb", "c", "d", "e"], columns: 11) == ["a   c   e", "bb  d"])
    #expect(lines(["a", "b"], columns: 80) == ["a  b"])
    #expect(lines([], columns: 80) == [])
  }

  @Test(arguments: 1...40)
  func `no line is wider than the terminal`(columns: Int) {
    let names = (1...30).map { "name-\($0)" }
    let list = lines(names, columns: columns, rows: 100)
    #expect(list.allSatisfy { $0.count <= columns })
    if columns >= 7 {
      let found = Set(list.flatMap { $0.split(separator: " ").map(String.init) })
      #expect(found == Set(names))
    }
  }

  @Test func `what does not fit the height is counted`() {
    let names = (1...9).map(String.init)
    #expect(lines(names, columns: 4, rows: 3) == ["1  3", "2  4", "… and 5 more"])
    #expect(lines(names, columns: 1, rows: 1) == ["1", "… and 8 more"])
  }

  @Test func `width is measured, not counted`() {
    let list = ColumnList(columns: 80, rows: 20) { $0.count * 2 }
    #expect(list.lines(["日本", "語"]) == ["日本  語"])
    let narrow = ColumnList(columns: 5, rows: 20) { $0.count * 2 }
    #expect(narrow.lines(["日本語"]) == ["日本…"])
  }
}
