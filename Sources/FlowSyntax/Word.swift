import FlowDiagnostics

/// A name or label that is looked for in a document: met there, it is compared as numbers, without
/// a `String` being made of what stands there.
package struct Word: Sendable {
  package let text: String
  let count: Int
  let first: UInt64
  let second: UInt64
  let third: UInt64

  private static let mostBytes = 24

  package init(_ text: String) {
    let bytes = Array(text.utf8)
    self.text = text
    count = bytes.count
    (first, second, third) = bytes.withUnsafeBytes { bytes in
      (Word.eight(bytes, 0), Word.eight(bytes, 8), Word.eight(bytes, 16))
    }
  }

  /// Eight bytes, zeros behind the end.
  @inline(__always)
  fileprivate static func eight(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> UInt64 {
    if start + 8 <= bytes.count {
      return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    var word: UInt64 = 0
    for offset in stride(from: bytes.count - 1, through: start, by: -1) {
      word = word << 8 | UInt64(bytes[offset])
    }
    return word
  }

  /// Whether `bytes` are this word; the first eight of them are `head`.
  @inline(__always)
  fileprivate func matches(_ bytes: UnsafeRawBufferPointer, _ head: UInt64) -> Bool {
    guard count == bytes.count, first == head else { return false }
    if count <= 8 { return true }
    guard second == Word.eight(bytes, 8) else { return false }
    if count <= 16 { return true }
    guard third == Word.eight(bytes, 16) else { return false }
    return count <= Word.mostBytes || text.utf8.elementsEqual(bytes)
  }
}

extension JSONDocument {
  /// Whether `node` is a string that reads `word`.
  package func reads(_ node: Node, _ word: Word) -> Bool {
    let record = records[node.index]
    guard record.kind == .string else { return false }
    guard !record.hasEscapes else { return string(node) == word.text }
    // Most are told apart by their length.
    guard record.content.count == word.count else { return false }
    return withBytes(node) { bytes, head in word.matches(bytes, head) } ?? false
  }

  /// The place in `words` of the one that the string at `node` reads.
  ///
  /// - Parameter expected: where to look first.
  package func place(of node: Node, in words: [Word], expected: Int = 0) -> Int? {
    let place = withBytes(node) { bytes, head in
      for place in expected..<words.count where words[place].matches(bytes, head) { return place }
      for place in 0..<expected where words[place].matches(bytes, head) { return place }
      return -1
    }
    if let place { return place < 0 ? nil : place }
    guard kind(node) == .string else { return nil }
    let text = string(node)
    return words.firstIndex { $0.text == text }
  }

  /// The value of a member; of a doubled name that of the last.
  package func member(_ node: Node, _ name: Word) -> Node? {
    guard kind(node) == .object else { return nil }
    var last: Node?
    let end = following(node)
    var key = firstChild(node)
    while key < end {
      let value = following(key)
      if reads(key, name) { last = value }
      key = following(value)
    }
    return last
  }

  /// What `body` makes of a string and its first eight bytes; `nil` where there is no string or
  /// one with escapes.
  @inline(__always)
  private func withBytes<Result>(
    _ node: Node, _ body: (UnsafeRawBufferPointer, _ head: UInt64) -> Result
  ) -> Result? {
    let record = records[node.index]
    guard record.kind == .string, !record.hasEscapes else { return nil }
    let content = record.content
    return source.bytes.withUnsafeBytes { bytes in
      let text = UnsafeRawBufferPointer(rebasing: bytes[content])
      // One load where the file has eight bytes more; those that are too many are cut off.
      guard text.count < 8, content.lowerBound + 8 <= bytes.count else {
        return body(text, Word.eight(text, 0))
      }
      let head = bytes.loadUnaligned(fromByteOffset: content.lowerBound, as: UInt64.self)
      return body(text, UInt64(littleEndian: head) & ((1 << UInt64(text.count * 8)) - 1))
    }
  }

  /// Whether a string without escapes begins with an ASCII letter, digit or sign.
  package func startsVisibly(_ node: Node) -> Bool {
    withBytes(node) { bytes, _ in bytes.first.map { 0x21...0x7E ~= $0 } ?? false } ?? false
  }
}
