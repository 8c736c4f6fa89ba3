import FlowSyntax

extension JSONValue {
  /// A schema, or a part of one, from its keywords.
  static func keywords(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(JSONObject(members))
  }

  static func strings(_ texts: some Sequence<String>) -> JSONValue {
    .array(texts.map { .string($0) })
  }

  /// This object with the members of `more`.
  func adding(_ more: JSONValue) -> JSONValue {
    guard case .object(var members) = self, case .object(let added) = more else { return self }
    for member in added.members { members[member.name] = member.value }
    return .object(members)
  }

  /// A condition on the field at the end of a path of names.
  static func schemaCondition(_ path: ArraySlice<String>, is label: String) -> JSONValue {
    guard let name = path.first else { return .keywords(["const": .string(label)]) }
    return .keywords([
      "properties": .keywords([
        name: schemaCondition(path.dropFirst(), is: label)
      ]),
      "required": .strings([name]),
    ])
  }
}

extension TextPattern {
  var schema: JSONValue {
    let schema = JSONValue.keywords([
      "type": .string("string"), "pattern": .string(expression),
      "patternErrorMessage": .string(complaint),
    ])
    return examples.isEmpty ? schema : schema.adding(.keywords(["examples": .strings(examples)]))
  }

  var reference: JSONValue { .keywords(["$ref": .string("#/$defs/\(name)")]) }
}

/// What a schema says beyond the fields of an object.
enum SchemaRules {
  /// Keywords of whole objects.
  static let ofObjects: [String: JSONValue] = [
    "a check": .keywords([
      "dependentRequired": .keywords([
        "require": .strings(["when"]), "unless": .strings(["never"]),
      ]),
      "allOf": .array([
        .keywords([
          "if": .keywords(["not": .keywords(["required": .strings(["never"])])]),
          "then": .keywords(["required": .strings(["when"])]),
        ]),
        .keywords([
          "if": .keywords(["required": .strings(["when"])]),
          "then": .keywords([
            "required": .strings(["require"]),
            "properties": .keywords(["require": .keywords(["minItems": .integer(1)])]),
          ]),
        ]),
      ]),
    ]),
    "an interaction": .keywords(["defaultSnippets": .array(Snippet.interactions.map(\.schema))]),
  ]

  /// Keywords of fields, by object and field, that their kind does not tell.
  static let ofFields: [String: [String: JSONValue]] = [
    "a flow": ["interactions": .keywords(["minItems": .integer(1)])],
    "a condition": ["value": constant],
    "a check's condition": ["value": constant],
  ]

  /// `null` is compared with, too.
  private static let constant = JSONValue.keywords([
    "type": .strings(["string", "number", "boolean", "null"])
  ])
}
