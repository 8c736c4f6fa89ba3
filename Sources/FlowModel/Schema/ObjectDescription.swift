/// An object of a format without the type that it is read into: what a schema has to know of it.
package struct ObjectDescription: Sendable {
  package struct Field: Sendable {
    package let name: String
    package let kind: ValueKind
    package let isRequired: Bool
    /// The variants of the object that have this field; `nil` for all.
    package let variants: [String]?

    func belongs(to variant: String) -> Bool { variants?.contains(variant) ?? true }
  }

  /// Where the object that holds this one says which variant it is.
  package struct Decision: Hashable, Sendable {
    /// The way to the deciding field, from the object that holds both.
    let path: [String]
    let labels: [String]
  }

  package let what: String
  /// The object's own field that decides which others there may be.
  package let discriminator: String?
  package let fields: [Field]
  package let decision: Decision?

  /// The variants among which the object's own discriminator decides.
  var ownVariants: [String] {
    guard let field = fields.first(where: { $0.name == discriminator }),
      case .choice(let labels) = field.kind
    else { return [] }
    return labels
  }
}

extension ObjectShape {
  /// The same shape without its type.
  package var description: ObjectDescription { description(decidedBy: nil) }

  /// The same, for an object whose variant is decided outside it.
  func description(decidedBy decision: ObjectDescription.Decision?) -> ObjectDescription {
    ObjectDescription(
      what: what, discriminator: discriminator,
      fields: fields.map { field in
        ObjectDescription.Field(
          name: field.name, kind: field.kind, isRequired: field.isRequired,
          variants: field.variants)
      }, decision: decision)
  }
}

extension ValueKind {
  /// The objects that a value of this kind is, or has directly in it.
  package var objects: [String] {
    switch self {
    case .object(let what): [what]
    case .list(of: let element), .map(to: let element): element.objects
    case .either(let kinds): kinds.flatMap(\.objects)
    case .text, .template, .wholeNumber, .number, .flag, .anything, .choice, .nameOf: []
    }
  }
}
