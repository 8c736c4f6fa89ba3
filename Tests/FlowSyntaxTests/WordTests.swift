import FlowDiagnostics
import FlowSyntax
import Testing

@Suite struct `A word` {
  private func document(_ text: String) throws -> (JSONDocument, JSONDocument.Node) {
    let document = JSONDocument(SourceText(path: "", text))
    return (document, try #require(document.root))
  }

  /// Alone in its file, so that nothing can be read behind it, and with more text behind.
  @Test(arguments: 0...40, ["", " ", "              \n"])
  func `is met where all of its bytes are`(_ length: Int, _ rest: String) throws {
    let text = String("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".prefix(length))
    let (document, root) = try document("\"\(text)\"\(rest)")
    #expect(document.reads(root, Word(text)))
    #expect(!document.reads(root, Word(text + "x")))
    #expect(!document.reads(root, Word(text + "\0")))
    #expect(length == 0 || !document.reads(root, Word(String(text.dropLast()))))
    for place in text.indices {
      let other = text.replacingCharacters(at: place, with: "?")
      #expect(!document.reads(root, Word(other)))
      #expect(document.place(of: root, in: [other, text].map(Word.init)) == 1)
    }
    #expect(document.startsVisibly(root) == (length > 0))
  }

  @Test func `is met where it is written with escapes`() throws {
    let (document, root) = try document(#""n\u0061me""#)
    #expect(document.reads(root, Word("name")))
    #expect(!document.reads(root, Word("nume")))
    #expect(document.place(of: root, in: ["text", "name"].map(Word.init), expected: 1) == 1)
  }

  @Test(arguments: ["1", "true", "null", "{}", "[]"])
  func `is no other value`(_ text: String) throws {
    let (document, root) = try document(text)
    #expect(!document.reads(root, Word(text)))
    #expect(document.place(of: root, in: [Word(text)]) == nil)
  }

  @Test func `is found before and behind where it was expected`() throws {
    let words = ["a", "b", "c"].map(Word.init)
    let (document, root) = try document("[\"a\",\"b\",\"c\",\"d\"]")
    for expected in 0...3 {
      let places = document.elements(root).map {
        document.place(of: $0, in: words, expected: expected)
      }
      #expect(places == [0, 1, 2, nil])
    }
  }

  @Test func `names the last of doubled members`() throws {
    let (document, root) = try document(#"{"a":1,"b":2,"\u0061":3,"c":4}"#)
    let member = try #require(document.member(root, Word("a")))
    #expect(document.number(member).text == "3")
    #expect(document.member(root, Word("d")) == nil)
    #expect(document.member(member, Word("a")) == nil)
  }
}

extension String {
  fileprivate func replacingCharacters(at place: Index, with other: Character) -> String {
    String(self[..<place]) + String(other) + String(self[index(after: place)...])
  }
}
