package import FlowSyntax

/// The JSON Schema (draft 2020-12) of a format, for editors.
///
/// As strict as the decoder where a schema can be, and nowhere stricter. Fields that only some
/// variants have are described in the branch of their variant alone: an editor offers those that
/// belong there, and a mistake inside one is reported where it is.
package struct FormatSchema {
  private let format: FormatDescription

  package init(_ format: FormatDescription) {
    self.format = format
  }

  /// The whole schema, its members in a fixed order.
  package var value: JSONValue {
    var schema = JSONObject([
      "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
      "title": .string(format.title), "description": .string(format.text),
    ])
    if case .object(let root) = object(format.root) {
      for member in root.members { schema[member.name] = member.value }
    }
    var definitions = JSONObject()
    for object in format.objects {
      for variant in object.decision?.labels.map(Optional.some) ?? [nil] {
        definitions[Self.name(object.what, variant)] = self.object(object, variant: variant)
      }
    }
    for pattern in TextPattern.all where isUsed(pattern) {
      definitions[pattern.name] = pattern.schema
    }
    schema["$defs"] = .object(definitions)
    return .object(schema)
  }

  /// The name of a definition: `settings-tab-set-variable`.
  static func name(_ what: String, _ variant: String? = nil) -> String {
    let words = what.split(separator: " ").dropFirst() + (variant ?? "").split(separator: " ")
    return words.joined(separator: "-").lowercased().filter { $0 != "'" }
  }

  private static func reference(_ name: String) -> JSONValue {
    .keywords(["$ref": .string("#/$defs/\(name)")])
  }

  // MARK: Objects

  /// An object; of one that is decided from outside, only what `variant` has.
  private func object(_ object: ObjectDescription, variant: String? = nil) -> JSONValue {
    let fields = object.fields.filter { field in variant.map(field.belongs) ?? true }
    var properties = JSONObject()
    for field in fields {
      let isOfSome = variant == nil && field.variants != nil
      properties[field.name] =
        isOfSome ? .bool(true) : property(field, of: object, variant: variant)
    }
    let required = fields.filter { field in
      field.isRequired && (variant != nil || field.variants == nil)
    }
    var schema = JSONObject(["type": .string("object"), "properties": .object(properties)])
    if !required.isEmpty { schema["required"] = .strings(required.map(\.name)) }
    schema["additionalProperties"] = .bool(false)
    let branches = variant == nil ? self.branches(of: object) + settings(in: object) : []
    if !branches.isEmpty { schema["allOf"] = .array(branches) }
    return JSONValue.object(schema).adding(SchemaRules.ofObjects[object.what] ?? .null)
  }

  /// For each variant that the object's own discriminator knows: its fields, and none of another.
  private func branches(of object: ObjectDescription) -> [JSONValue] {
    guard let discriminator = object.discriminator else { return [] }
    return object.ownVariants.map { label in
      var properties = JSONObject()
      for field in object.fields {
        if let decision = decision(on: field), decision.path == [discriminator] {
          properties[field.name] = Self.reference(Self.name(field.kind.objects[0], label))
        } else if field.variants != nil {
          properties[field.name] =
            field.belongs(to: label) ? property(field, of: object, variant: label) : .bool(false)
        }
      }
      let required = object.fields.filter { field in
        field.isRequired && field.variants?.contains(label) == true
      }
      return branch([discriminator], label, properties, required.map(\.name))
    }
  }

  /// For each variant of a field's object that is decided deeper than by the own discriminator.
  private func settings(in object: ObjectDescription) -> [JSONValue] {
    object.fields.flatMap { field -> [JSONValue] in
      guard let decision = decision(on: field), decision.path.count > 1 else { return [] }
      return decision.labels.map { label in
        let reference = Self.reference(Self.name(field.kind.objects[0], label))
        return branch(decision.path, label, JSONObject([field.name: reference]), [])
      }
    }
  }

  private func branch(
    _ path: [String], _ label: String, _ properties: JSONObject, _ required: [String]
  ) -> JSONValue {
    var then = JSONObject(["properties": .object(properties)])
    if !required.isEmpty { then["required"] = .strings(required) }
    return .keywords([
      "if": .schemaCondition(path[...], is: label), "then": .object(then),
    ])
  }

  private func decision(on field: ObjectDescription.Field) -> ObjectDescription.Decision? {
    guard case .object(let what) = field.kind else { return nil }
    return format.object(what)?.decision
  }

  // MARK: Fields

  /// What a field may hold, and what is said about it.
  private func property(
    _ field: ObjectDescription.Field, of object: ObjectDescription, variant: String?
  ) -> JSONValue {
    let pattern = TextPattern.ofFields[object.what]?[field.name]
    // Of an object that is decided elsewhere the branches say what is in it.
    var schema =
      decision(on: field) == nil
      ? value(field.kind, pattern) : JSONValue.keywords(["type": .string("object")])
    if let keys = TextPattern.ofKeys[object.what]?[field.name] {
      schema = schema.adding(.keywords(["propertyNames": keys.reference]))
    }
    schema = schema.adding(SchemaRules.ofFields[object.what]?[field.name] ?? .null)
    guard let words = format.words(of: field.name, in: object.what, variant: variant) else {
      return schema
    }
    var said = JSONObject()
    said["title"] = words.label.map { .string($0) }
    said["description"] = .string(words.plain)
    if words.markdown != words.plain { said["markdownDescription"] = .string(words.markdown) }
    said["default"] = words.usualValue
    return schema.adding(.object(said))
  }

  private func value(_ kind: ValueKind, _ pattern: TextPattern? = nil) -> JSONValue {
    switch kind {
    case .text, .template: pattern?.reference ?? .keywords(["type": .string("string")])
    case .nameOf(let what): TextPattern.ofName(what).reference
    case .flag: .keywords(["type": .string("boolean")])
    case .anything: .keywords([:])
    case .wholeNumber(let range) where range.lowerBound == range.upperBound:
      .keywords(["const": .integer(range.lowerBound)])
    case .wholeNumber(let range):
      limits("integer", Double(range.lowerBound), Double(range.upperBound))
    case .number(let range): limits("number", range.lowerBound, range.upperBound)
    case .choice(let labels): choice(labels)
    case .list(of: let element):
      .keywords(["type": .string("array"), "items": value(element, pattern)])
    case .map(to: let element):
      .keywords(["type": .string("object"), "additionalProperties": value(element)])
    case .object(let what): Self.reference(Self.name(what))
    case .either(let kinds): either(kinds)
    }
  }

  /// A number; a limit that nobody reaches is left out.
  private func limits(_ type: String, _ least: Double, _ most: Double) -> JSONValue {
    func limit(_ value: Double) -> JSONValue? {
      guard value.magnitude < 1e15 else { return nil }
      return Int(exactly: value).map { .integer($0) } ?? JSONNumber("\(value)").map { .number($0) }
    }
    var schema = JSONObject(["type": .string(type)])
    schema["minimum"] = limit(least)
    schema["maximum"] = limit(most)
    return .object(schema)
  }

  private func choice(_ labels: [String]) -> JSONValue {
    let schema = JSONValue.keywords(["enum": .strings(labels)])
    guard let words = ValueWords.of(labels) else { return schema }
    return schema.adding(
      .keywords(["markdownEnumDescriptions": .strings(words.values.map(\.text.sentence))]))
  }

  /// A value of one of some kinds, without `anyOf`, behind which an editor cannot say what is
  /// wrong: what is said of each kind concerns values of its own type alone.
  private func either(_ kinds: [ValueKind]) -> JSONValue {
    if kinds == [.nameOf("an interaction"), .anything] {
      return TextPattern.name.schema.adding(.keywords(["type": .strings(["string", "null"])]))
    }
    let schemas = kinds.map { value($0) }
    let types = schemas.compactMap { $0["type"]?.string }
    guard types.count == kinds.count, Set(types).count == types.count else { return .keywords([:]) }
    let merged = schemas.reduce(JSONValue.keywords([:])) { $0.adding($1) }
    return merged.adding(.keywords(["type": .strings(types)]))
  }

  private func isUsed(_ pattern: TextPattern) -> Bool {
    let objects = [format.root] + format.objects
    let fields = objects.flatMap { object in object.fields.map { (object.what, $0) } }
    return fields.contains { what, field in
      TextPattern.ofFields[what]?[field.name]?.name == pattern.name
        || TextPattern.ofKeys[what]?[field.name]?.name == pattern.name
        || field.kind.names.contains { TextPattern.ofName($0).name == pattern.name }
    }
  }
}

extension ValueKind {
  /// What names are of that a value of this kind is, or has directly in it.
  fileprivate var names: [String] {
    switch self {
    case .nameOf(let what): [what]
    case .list(of: let element), .map(to: let element): element.names
    case .either(let kinds): kinds.flatMap(\.names)
    case .object, .text, .template, .wholeNumber, .number, .flag, .anything, .choice: []
    }
  }
}
