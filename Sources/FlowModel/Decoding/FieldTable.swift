import FlowSyntax

/// The fields of an object by their names' bytes; sets of fields are bits by place.
struct FieldTable: Sendable {
  struct Entry {
    let name: String
    let isRequired: Bool
    let variants: [String]?
  }

  private let words: [Word]
  private let discriminator: (name: Word, labels: [Word])?
  /// Of all variants.
  private let common: UInt64
  private let ofVariants: [(variant: String, fields: UInt64)]
  private let requiredFields: UInt64

  /// - Parameter discriminator: the field that tells the variant, and its labels.
  init(_ entries: [Entry], discriminator: (name: Word, labels: [String])?) {
    precondition(entries.count <= 64, "a set of fields has 64 bits")
    words = entries.map { Word($0.name) }
    let variants = Set(entries.flatMap { $0.variants ?? [] })
    self.discriminator = discriminator.map { name, labels in
      let others = variants.subtracting(labels).sorted()
      return (name, (labels + others).map(Word.init))
    }
    func bits(_ isIn: (Entry) -> Bool) -> UInt64 {
      entries.indices.reduce(0) { isIn(entries[$1]) ? $0 | 1 << UInt64($1) : $0 }
    }
    common = bits { $0.variants == nil }
    ofVariants = variants.sorted().map { variant in
      (variant, bits { $0.variants?.contains(variant) ?? false })
    }
    requiredFields = bits(\.isRequired)
  }

  /// The variant that the object at `node` says it is; `nil` where it names none that there is.
  func variant(_ document: JSONDocument, _ node: JSONDocument.Node) -> String? {
    guard let discriminator, let member = document.member(node, discriminator.name),
      let place = document.place(of: member, in: discriminator.labels)
    else { return nil }
    return discriminator.labels[place].text
  }

  /// The place of the field that `key` names.
  ///
  /// - Parameter expected: where to look first: most files keep the order of the list.
  func place(of key: JSONDocument.Node, _ document: JSONDocument, expected: Int) -> Int? {
    document.place(of: key, in: words, expected: min(expected, words.count))
  }

  /// The fields that objects of `variant` have; all of them where no variant is known.
  func fields(of variant: String?) -> UInt64 {
    guard let variant else { return .max }
    return common | (ofVariants.first { $0.variant == variant }?.fields ?? 0)
  }

  /// Without a variant nobody knows whether a variant's field is missing.
  func required(of variant: String?) -> UInt64 {
    requiredFields & (variant == nil ? common : fields(of: variant))
  }
}

extension ValueKind {
  /// Of a choice, what it offers.
  var labels: [String] {
    guard case .choice(let labels) = self else { return [] }
    return labels
  }
}
