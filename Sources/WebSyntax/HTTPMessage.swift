/// Header fields in the order they were written; names have no case (RFC 9110 §5.1).
package struct HeaderFields: Hashable, Sendable {
  package var fields: [(name: String, value: String)] { stored.map { ($0.name, $0.value) } }

  private struct Field: Hashable, Sendable {
    var name: String
    var value: String
  }

  private var stored: [Field] = []

  package init(_ fields: [(String, String)] = []) {
    stored = fields.map { Field(name: $0.0, value: $0.1) }
  }

  /// The first value of `name`; setting replaces all of them, `nil` removes them.
  package subscript(name: String) -> String? {
    get {
      let wanted = name.lowercased()
      return stored.first { $0.name.lowercased() == wanted }?.value
    }
    set {
      let wanted = name.lowercased()
      stored.removeAll { $0.name.lowercased() == wanted }
      if let newValue { stored.append(Field(name: name, value: newValue)) }
    }
  }

  package mutating func append(_ name: String, _ value: String) {
    stored.append(Field(name: name, value: value))
  }

  /// Every value of `name`, for fields that may repeat (`Set-Cookie`).
  package func all(_ name: String) -> [String] {
    let wanted = name.lowercased()
    return stored.filter { $0.name.lowercased() == wanted }.map(\.value)
  }
}

/// A finished HTTP request; nothing is added to it on the way.
package struct HTTPRequest: Hashable, Sendable {
  package var method: String
  /// Absolute, as the flow or the customer wrote it.
  package var url: String
  package var headers: HeaderFields
  package var body: [UInt8]

  package init(
    method: String, url: String, headers: HeaderFields = HeaderFields(), body: [UInt8] = []
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// An HTTP answer as it came, or as the mock makes it.
package struct HTTPResponse: Hashable, Sendable {
  package var status: Int
  package var headers: HeaderFields
  package var body: [UInt8]

  package init(status: Int, headers: HeaderFields = HeaderFields(), body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The body as text; bytes that are not UTF-8 become U+FFFD.
  package var text: String { String(decoding: body, as: UTF8.self) }
}
