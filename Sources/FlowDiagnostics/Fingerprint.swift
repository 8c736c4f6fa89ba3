/// What a finding is known by in the next run, after the file was edited or formatted elsewhere.
///
/// It covers the rule, the place in the document, the message, and which of several equal ones it
/// is; neither lines nor offsets, and not the path, which the reader of a report has beside it.
/// FNV-1a is enough: who builds two findings that collide deceives only the list of the own file,
/// and within one file they are kept apart.
package struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  package let value: UInt64

  /// 16 hexadecimal digits.
  package var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The fingerprints of one file's findings, each once, in the order given.
  package static func all(
    of findings: some Sequence<(Diagnostic, Report.Place)>
  ) -> [Fingerprint] {
    var ordinals: [UInt64: UInt64] = [:]
    var taken: Set<UInt64> = []
    return findings.map { diagnostic, place in
      var hash = FNV1a()
      hash.add(diagnostic.rule.text)
      hash.add(place.path)
      hash.add(diagnostic.message)
      let ordinal = ordinals[hash.value, default: 0]
      ordinals[hash.value] = ordinal + 1
      if ordinal > 0 { hash.add(String(ordinal)) }
      while !taken.insert(hash.value).inserted { hash.add("") }
      return Fingerprint(value: hash.value)
    }
  }

  /// Unique in a report of several files, too; changes when the file is moved.
  package func mixed(withPath path: String) -> Fingerprint {
    var hash = FNV1a()
    hash.add(ReportPath.plain(path))
    hash.add(description)
    return Fingerprint(value: hash.value)
  }
}

/// The 64-bit hash of Fowler, Noll and Vo.
struct FNV1a {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// The text and its end, so that moving a letter from one text to the next changes the sum.
  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0xFF)
  }
}
