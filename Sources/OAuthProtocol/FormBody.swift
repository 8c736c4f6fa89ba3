import FlowSyntax
import WebSyntax

/// The parameters that a request's body carries.
enum FormBody {
  static let mediaType = "application/x-www-form-urlencoded"

  /// Refuses what is no form (RFC 6749 §3.2), and a parameter that stands twice.
  static func parameters(
    of request: HTTPRequest, acceptJSON: Bool = false
  ) throws(Refusal) -> Parameters {
    let parameters = try anyParameters(of: request, acceptJSON: acceptJSON)
    if let name = parameters.repeatedName {
      throw Refusal(.invalidRequest, "the parameter '\(name)' stands more than once")
    }
    return parameters
  }

  /// As `parameters`, for a caller who looks for repeated ones by itself.
  static func anyParameters(
    of request: HTTPRequest, acceptJSON: Bool = false
  ) throws(Refusal) -> Parameters {
    let type = mediaType(of: request)
    if type == mediaType { return Parameters(encoded: request.text) }
    let isJSON = type == "application/json"
    if isJSON && acceptJSON { return try membersOfJSON(request.body) }
    let wish = "the body must be \(mediaType)"
    let found = type.isEmpty ? "the Content-Type is missing" : "the Content-Type is '\(type)'"
    let hint = isJSON ? "; the mock's setting acceptJSON takes JSON too" : ""
    throw Refusal(.invalidRequest, "\(wish), but \(found)", note: "\(wish), but \(found)\(hint)")
  }

  private static func mediaType(of request: HTTPRequest) -> String {
    let value = request.headers["Content-Type"] ?? ""
    let type = value.split(separator: ";", omittingEmptySubsequences: false).first ?? ""
    return type.filter { $0 != " " && $0 != "\t" }.lowercased()
  }

  private static func membersOfJSON(_ body: [UInt8]) throws(Refusal) -> Parameters {
    guard case .object(let object)? = JSONValue.parse(body) else {
      throw Refusal(.invalidRequest, "the body is not one JSON object")
    }
    var parameters = Parameters()
    for member in object.members {
      switch member.value {
      case .string(let text): parameters.append(member.name, text)
      case .number(let number): parameters.append(member.name, number.text)
      case .bool(let flag): parameters.append(member.name, flag ? "true" : "false")
      case .null: continue
      case .array, .object:
        throw Refusal(.invalidRequest, "the JSON member '\(member.name)' is no single value")
      }
    }
    return parameters
  }
}

extension HTTPRequest {
  /// The body as text; bytes that are not UTF-8 become U+FFFD.
  var text: String { String(decoding: body, as: UTF8.self) }

  var query: Parameters { WebAddress(url)?.parameters ?? Parameters() }
}
