/// What a field may hold, as far as wrong values for it go.
enum FieldKind {
  case text, next, flag, wholeNumber, number, list, object, script, constant, anything

  /// Values of another type, the part that a finding underlines marked.
  var wrongValues: [String] {
    switch self {
    case .text: ["«5»", "«true»", "«null»", "«[»\"a\"]", "«{»\"a\":1}"]
    case .next: ["«5»", "«true»", "«[»\"a\"]", "«{»\"a\":1}"]
    case .flag: ["«\"yes\"»", "«1»", "«null»", "«[»true]", "«{»}"]
    case .wholeNumber: ["«\"3\"»", "«true»", "«null»", "«1.5»", "«[»1]", "«{»}"]
    case .number: ["«\"3\"»", "«true»", "«null»", "«[»1]", "«{»}"]
    case .list: ["«\"a\"»", "«3»", "«false»", "«null»", "«{»\"a\":1}"]
    case .object: ["«\"a\"»", "«3»", "«false»", "«null»", "«[»\"a\"]"]
    case .script: ["«5»", "«true»", "«null»", "«{»\"a\":1}", "[\"a\",«1»]"]
    case .constant: ["«[»1]", "«{»\"a\":1}"]
    case .anything: []
    }
  }
}

/// One object of the format: its fields as the format lists them, and how
/// a flow around it looks.
struct Place: Sendable {
  let name: String
  let fields: [(name: String, kind: FieldKind)]
  /// What it needs, and what makes it what it is.
  let base: [(name: String, value: String)]
  let wrap: @Sendable (_ object: String) -> String

  /// A flow whose object here has its base members and `more`, which replaces one of the same name.
  func flow(with more: (name: String, value: String)? = nil, without left: String? = nil) -> String
  {
    var members = base.filter { $0.name != more?.name && $0.name != left }
    if let more { members.append(more) }
    let object = members.map { "\"\($0.name)\": \($0.value)" }.joined(separator: ", ")
    return wrap("{\(object)}")
  }
}

/// Flows around one part, valid but for that.
enum Around {
  static let start = #"{"name":"Start","type":"Message","details":{}}"#
  static let fetch = """
    {"name":"Fetch","type":"Action","details":{"actionType":"REST"},"settings":\
    {"endpoint":"https://a.example/","method":"GET","variableName":"data"}}
    """
  static let intentions = #""intentions":{"Bill":["my bill","/.*bill.*/"]}"#

  static func interactions(_ more: String, top: String = "") -> String {
    """
    {"botflow":1,"name":"b",\(intentions),\(top)"interactions":[\(start),\(fetch),\
    \(more)]}
    """
  }

  static func top(_ member: String) -> String {
    "{\"botflow\":1,\"name\":\"b\",\(intentions),\(member),\"interactions\":[\(start),\(fetch)]}"
  }

  static func defaults(_ object: String) -> String { top("\"defaults\":\(object)") }

  static func tab(_ type: String, _ tab: String, _ object: String) -> String {
    interactions(#"{"name":"X","type":"\#(type)","details":{},"\#(tab)":\#(object)}"#)
  }

  static func message(buttons: String) -> String { tab("Message", "buttons", buttons) }

  static func details(_ type: String, _ object: String) -> String {
    let tab =
      switch type {
      case "Question": #","answers":{"answerFormat":"Any"}"#
      case "Card": #","items":{}"#
      default: ""
      }
    return interactions(#"{"name":"X","type":"\#(type)","details":\#(object)\#(tab)}"#)
  }

  static func action(_ type: String, _ settings: String) -> String {
    interactions(
      #"{"name":"X","type":"Action","details":{"actionType":"\#(type)"},"settings":\#(settings)}"#)
  }

  static func condition(_ row: String) -> String {
    action("Condition", #"{"conditions":[\#(row)]}"#)
  }
}
