package import FlowDiagnostics
package import FlowSyntax

/// One field of an object: what it is called, what it may hold, and where it goes.
package struct Field<Owner>: Sendable {
  package let name: String
  package let kind: ValueKind
  package var isRequired = false
  /// The variants of the object that have this field; `nil` for all.
  package var variants: [String]?
  /// Names that the product's other generation uses for it.
  package var otherNames: [String] = []
  let read: @Sendable (inout FlowDecoder, JSONDocument.Node, inout Owner) -> Void

  /// A field whose value is set when it can be read.
  package init<Value>(
    _ name: String, _ shape: Shape<Value>,
    _ set: @escaping @Sendable (inout Owner, Value) -> Void
  ) {
    self.name = name
    kind = shape.kind
    read = { decoder, node, owner in
      if let value = shape.read(&decoder, node) { set(&owner, value) }
    }
  }

  /// The same field, whose absence is a mistake.
  package func required() -> Field {
    var field = self
    field.isRequired = true
    return field
  }

  /// The same field, there only in these variants of the object.
  package func only(_ variants: String...) -> Field {
    var field = self
    field.variants = variants
    return field
  }

  /// The same field, known by these names in the product's other generation.
  package func also(_ names: String...) -> Field {
    var field = self
    field.otherNames = names
    return field
  }

  func belongs(to variant: String) -> Bool { variants?.contains(variant) ?? true }
}

/// An object with known fields. Everything said about its fields is derived from this one list.
package struct ObjectShape<Value>: Sendable {
  /// With its article, as messages say it: "a button".
  package let what: String
  /// The field whose value decides which others there may be.
  package let discriminator: String?
  package let fields: [Field<Value>]
  private let table: FieldTable
  private let make: @Sendable (Span) -> Value

  package init(
    _ what: String, by discriminator: String? = nil, _ fields: [Field<Value>],
    make: @escaping @Sendable (Span) -> Value
  ) {
    self.what = what
    self.discriminator = discriminator
    self.fields = fields
    self.make = make
    table = FieldTable(
      fields.map { .init(name: $0.name, isRequired: $0.isRequired, variants: $0.variants) },
      discriminator: fields.first { $0.name == discriminator }
        .map { (Word($0.name), $0.kind.labels) })
  }

  package var shape: Shape<Value> { shape(variant: nil) }

  /// The shape where the variant is known from elsewhere.
  package func shape(variant: String?) -> Shape<Value> {
    Shape(.object(what)) { decoder, node in read(&decoder, node, variant: variant) }
  }

  package func read(
    _ decoder: inout FlowDecoder, _ node: JSONDocument.Node, variant given: String? = nil
  ) -> Value? {
    guard decoder.document.kind(node) == .object else {
      decoder.reportWrongType(node, wanted: what)
      return nil
    }
    let variant = given ?? table.variant(decoder.document, node)
    let belonging = table.fields(of: variant)
    var value = make(decoder.document.span(node))
    var present: UInt64 = 0
    var expected = 0
    var others: Set<String>?
    let end = decoder.document.following(node)
    var key = decoder.document.firstChild(node)
    while key < end {
      let member = decoder.document.following(key)
      if let place = table.place(of: key, decoder.document, expected: expected) {
        expected = place + 1
        // Of a doubled name the last member counts; the reader has reported it.
        present |= 1 << UInt64(place)
        if belonging & 1 << UInt64(place) != 0 {
          fields[place].read(&decoder, member, &value)
        } else {
          reportForeignField(&decoder, fields[place], key, variant ?? "")
        }
      } else {
        reportUnknownField(&decoder, key, variant, in: node, &others)
      }
      key = decoder.document.following(member)
    }
    reportMissing(&decoder, node, table.required(of: variant) & ~present)
    return value
  }

  /// - Parameter others: the names of all members of the object, once they were needed.
  private func reportUnknownField(
    _ decoder: inout FlowDecoder, _ key: JSONDocument.Node, _ variant: String?,
    in node: JSONDocument.Node, _ others: inout Set<String>?
  ) {
    let document = decoder.document
    let span = document.span(key)
    guard !decoder.findings.isFull else { return decoder.omit() }
    var names = others ?? []
    if others == nil {
      document.forEachMember(node) { key, _ in names.insert(document.string(key)) }
      others = names
    }
    // A field that is there already cannot be what was meant.
    let allowed = fields.filter { field in
      !names.contains(field.name) && variant.map(field.belongs) ?? true
    }
    let aliases = Dictionary(
      allowed.flatMap { field in field.otherNames.map { ($0, field.name) } },
      uniquingKeysWith: { first, _ in first })
    let name = document.string(key)
    decoder.reportUnknown(
      .unknownField, "\(what) has no field '\(name)'", word: name, at: span,
      allowed: allowed.map(\.name), aliases: aliases)
  }

  private func reportForeignField(
    _ decoder: inout FlowDecoder, _ field: Field<Value>, _ key: JSONDocument.Node, _ variant: String
  ) {
    let owners = field.variants ?? []
    decoder.report(
      .fieldOfAnotherType, "'\(field.name)' does not belong to '\(variant)'",
      at: decoder.document.span(key),
      notes: ["it belongs to \(owners.map { "'\($0)'" }.joined(separator: ", "))"])
  }

  private func reportMissing(
    _ decoder: inout FlowDecoder, _ node: JSONDocument.Node, _ missing: UInt64
  ) {
    guard missing != 0 else { return }
    for (place, field) in fields.enumerated() where missing & 1 << UInt64(place) != 0 {
      decoder.report(
        .missingField, "\(what) needs '\(field.name)'", at: decoder.headSpan(node))
    }
  }
}
