import FlowSyntax

extension JSONValue {
  /// This value after a script, with what the interpreter could not keep of the one before: the
  /// order of members, and the digits of a number that is the same double. Members that are new
  /// stand behind the others, by name.
  func keeping(_ original: JSONValue) -> JSONValue {
    switch (self, original) {
    case (.number(let new), .number(let old)): return new.value == old.value ? original : self
    case (.array(let new), .array(let old)):
      let shared = zip(new, old).map { $0.keeping($1) }
      return .array(shared + new.dropFirst(shared.count))
    case (.object(let new), .object(let old)):
      return .object(JSONObject(unique: JSONValue.merged(new.members, old.members)))
    default: return self
    }
  }

  private static func merged(
    _ new: [JSONObject.Member], _ old: [JSONObject.Member]
  ) -> [JSONObject.Member] {
    // By code units: to `String`, names are the same that are not.
    var places: [[UInt8]: Int] = [:]
    for (place, member) in new.enumerated() { places[Array(member.name.utf8)] = place }
    var isTaken = [Bool](repeating: false, count: new.count)
    var merged: [JSONObject.Member] = []
    for before in old {
      guard let place = places[Array(before.name.utf8)] else { continue }
      isTaken[place] = true
      var member = new[place]
      member.value = member.value.keeping(before.value)
      merged.append(member)
    }
    return merged + zip(new, isTaken).filter { !$0.1 }.map(\.0)
  }
}
