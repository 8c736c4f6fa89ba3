import FlowDiagnostics

extension JSONReader {
  /// Reports each name of the object at `place` that stood there before.
  mutating func reportDuplicates(in place: Int) {
    var keys: [Int] = []
    var index = place + 1
    while index < Int(records[place].next) {
      keys.append(index)
      index = Int(records[Int(records[index].next)].next)
    }
    guard keys.count > 1 else { return }
    if keys.count <= 12 {
      for later in keys.indices.dropFirst() {
        let first = keys[..<later].first { isSameName($0, keys[later]) }
        if let first { reportDuplicate(keys[later], first: first) }
      }
      return
    }
    var firstPlaces: [String: Int] = [:]
    for key in keys {
      let name = keyText(key)
      if let first = firstPlaces[name] {
        reportDuplicate(key, first: first)
      } else {
        firstPlaces[name] = key
      }
    }
  }

  private mutating func reportDuplicate(_ key: Int, first: Int) {
    report(
      "'\(keyText(key))' stands twice in one object", at: keySpan(key),
      related: [.init(keySpan(first), "first here")],
      notes: ["programs differ in which of the two they take"], rule: .duplicateKey)
  }

  private func isSameName(_ left: Int, _ right: Int) -> Bool {
    if records[left].hasEscapes || records[right].hasEscapes {
      return keyText(left) == keyText(right)
    }
    return content(left).elementsEqual(content(right))
  }

  private func keyText(_ key: Int) -> String {
    records[key].hasEscapes
      ? JSONEscapes.undone(content(key)) : String(decoding: content(key), as: UTF8.self)
  }

  private func content(_ key: Int) -> ArraySlice<UInt8> {
    let record = records[key]
    let end = Int(record.isUnterminated ? record.end : record.end - 1)
    let start = Int(record.start) + 1
    return bytes[start..<max(start, end)]
  }

  private func keySpan(_ key: Int) -> Span {
    Span(Int(records[key].start), Int(records[key].end))
  }
}
