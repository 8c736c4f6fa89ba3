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
  private let places: [String: Int]
  private let make: @Sendable (Span) -> Value

  package init(
    _ what: String, by discriminator: String? = nil, _ fields: [Field<Value>],
    make: @escaping @Sendable (Span) -> Value
  ) {
    self.what = what
    self.discriminator = discriminator
    self.fields = fields
    self.make = make
    places = Dictionary(uniqueKeysWithValues: zip(fields.map(\.name), fields.indices))
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
    let members = decoder.document.members(node)
    let variant = given ?? ownVariant(decoder, members)
    var value = make(decoder.document.span(node))
    var present = [Bool](repeating: false, count: fields.count)
    for (key, member) in members {
      let name = decoder.document.string(key)
      guard let place = places[name] else {
        let others = Set(members.map { decoder.document.string($0.key) })
        reportUnknownField(&decoder, name, key, variant, beside: others)
        continue
      }
      // Of a doubled name the last member counts; the reader has reported it.
      present[place] = true
      if let variant, !fields[place].belongs(to: variant) {
        reportForeignField(&decoder, fields[place], key, variant)
        continue
      }
      fields[place].read(&decoder, member, &value)
    }
    reportMissing(&decoder, node, present, variant)
    return value
  }

  private func ownVariant(
    _ decoder: FlowDecoder, _ members: [(key: JSONDocument.Node, value: JSONDocument.Node)]
  ) -> String? {
    guard let discriminator else { return nil }
    let member = members.last { decoder.document.string($0.key) == discriminator }
    guard let member, decoder.document.kind(member.value) == .string else { return nil }
    let word = decoder.document.string(member.value)
    let isKnown = fields.contains { $0.variants?.contains(word) ?? false }
    return isKnown || knownVariants.contains(word) ? word : nil
  }

  private var knownVariants: [String] {
    guard let discriminator, let place = places[discriminator],
      case .choice(let labels) = fields[place].kind
    else { return [] }
    return labels
  }

  private func reportUnknownField(
    _ decoder: inout FlowDecoder, _ name: String, _ key: JSONDocument.Node, _ variant: String?,
    beside others: Set<String>
  ) {
    // A field that is there already cannot be what was meant.
    let allowed = fields.filter { field in
      !others.contains(field.name) && variant.map(field.belongs) ?? true
    }
    let aliases = Dictionary(
      allowed.flatMap { field in field.otherNames.map { ($0, field.name) } },
      uniquingKeysWith: { first, _ in first })
    decoder.reportUnknown(
      .unknownField, "\(what) has no field '\(name)'", word: name,
      at: decoder.document.span(key), allowed: allowed.map(\.name), aliases: aliases)
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
    _ decoder: inout FlowDecoder, _ node: JSONDocument.Node, _ present: [Bool], _ variant: String?
  ) {
    for (place, field) in fields.enumerated() where field.isRequired && !present[place] {
      // Without a variant nobody knows whether a variant's field is missing.
      if field.variants != nil, variant.map(field.belongs) != true { continue }
      decoder.report(
        .missingField, "\(what) needs '\(field.name)'", at: decoder.headSpan(node))
    }
  }
}
