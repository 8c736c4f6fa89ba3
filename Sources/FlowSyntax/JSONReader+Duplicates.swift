import FlowDiagnostics

extension JSONReader {
  /// Reports each name of the object at `place` that stood there before.
  mutating func reportDuplicates(in place: Int) {
    guard mayHoldDuplicates(place) else { return }
    var keys: [Int] = []
    forEachKey(of: place) { keys.append($0) }
    if keys.count <= 12 {
      for later in keys.indices.dropFirst() {
        let first = keys[..<later].first { isSameName($0, keys[later]) }
        if let first { reportDuplicate(keys[later], first: first) }
      }
      return
    }
    var firstPlaces: [[UInt8]: Int] = [:]
    for key in keys {
      let name = nameBytes(key)
      if let first = firstPlaces[name] {
        reportDuplicate(key, first: first)
      } else {
        firstPlaces[name] = key
      }
    }
  }

  private func forEachKey(of place: Int, _ body: (Int) -> Void) {
    var index = place + 1
    while index < Int(records[place].next) {
      body(index)
      index = Int(records[Int(records[index].next)].next)
    }
  }

  /// A quick look: in most objects length, first and last letter tell all names apart.
  private func mayHoldDuplicates(_ place: Int) -> Bool {
    var seen: (UInt64, UInt64) = (0, 0)
    var isDoubtful = false
    forEachKey(of: place) { key in
      let content = records[key].content
      guard !records[key].hasEscapes, let first = content.first, let last = content.last else {
        isDoubtful = true
        return
      }
      let mark = Int(bytes[first]) &* 5 &+ Int(bytes[last]) &* 19 &+ content.count
      let bit: UInt64 = 1 << UInt64(mark & 63)
      if mark & 64 == 0 {
        isDoubtful = isDoubtful || seen.0 & bit != 0
        seen.0 |= bit
      } else {
        isDoubtful = isDoubtful || seen.1 & bit != 0
        seen.1 |= bit
      }
    }
    return isDoubtful
  }

  private mutating func reportDuplicate(_ key: Int, first: Int) {
    report(
      "'\(String(decoding: nameBytes(key), as: UTF8.self))' stands twice in one object",
      at: keySpan(key),
      related: [.init(keySpan(first), "first here")],
      notes: ["programs differ in which of the two they take"], rule: .duplicateKey)
  }

  /// By bytes: `String` takes composed and decomposed letters for the same.
  private func isSameName(_ left: Int, _ right: Int) -> Bool {
    if records[left].hasEscapes || records[right].hasEscapes {
      return nameBytes(left) == nameBytes(right)
    }
    return bytes[records[left].content].elementsEqual(bytes[records[right].content])
  }

  private func nameBytes(_ key: Int) -> [UInt8] {
    let record = records[key]
    return record.hasEscapes
      ? Array(JSONEscapes.undone(bytes[record.content]).utf8) : Array(bytes[record.content])
  }

  private func keySpan(_ key: Int) -> Span {
    Span(Int(records[key].start), Int(records[key].end))
  }
}
