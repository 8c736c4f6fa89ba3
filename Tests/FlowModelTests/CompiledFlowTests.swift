import FlowModel
import Testing

@Suite struct `A compiled flow` {
  static func flow(_ text: String) throws -> CompiledFlow {
    let reading = MarkedText(text).reading()
    return CompiledFlow(try #require(reading.validFlow, "\(reading.summary)"))
  }

  static func placements(_ template: CompiledTemplate?) -> [CompiledTemplate.Placement] {
    (template?.pieces ?? []).compactMap { piece in
      guard case .value(_, let placement, _) = piece else { return nil }
      return placement
    }
  }

  static func request(_ settings: String) throws -> CompiledRequest {
    let flow = try flow(
      Around.interactions(
        #"{"name":"X","type":"Action","details":{"actionType":"REST"},"settings":\#(settings)}"#,
        top: #""globals":{"a":"1","b":"2","c":"3"},"#))
    guard case .rest(let request)? = flow.interactions.last?.behaviour else {
      throw MissingRequest()
    }
    return request
  }

  struct MissingRequest: Error {}

  @Test func `gives every variable one slot, the built-in ones first`() throws {
    let flow = try Self.flow(
      Around.interactions(
        #"{"name":"X","type":"Message","details":{"sendToUser":"{data.x} {g} {data}"}}"#,
        top: #""globals":{"g":1},"#))
    let builtIns = BuiltInVariable.allCases.map(\.rawValue)
    #expect(flow.slots.names == builtIns + ["data", "g"])
    #expect(flow.slots.count == builtIns.count + 2)
    for (slot, name) in flow.slots.names.enumerated() { #expect(flow.slots.find(name) == slot) }
    for variable in BuiltInVariable.allCases {
      #expect(flow.slots.names[SlotTable.slot(of: variable)] == variable.rawValue)
    }
    #expect(flow.slots.find("nobody") == nil)
    #expect(flow.index(of: "Fetch") == 1)
    #expect(flow.index(of: "nobody") == nil)
  }

  @Test(
    arguments: [
      ("", true), (#","script":"context.other = 1""#, true),
      (#","script":"context.server = 1""#, false), (#","script":"context[name] = 1""#, true),
      (#","bot":"b.flow.json""#, false), (#","variableName":"server""#, false),
      (#","variableName":"other""#, true), (#","answer":"server""#, false),
    ])
  func `lets a global choose the host only if nothing assigns it`(
    _ writer: String, _ isConstant: Bool
  ) throws {
    for name in ["server", "redirectUri"] {
      let writer = writer.replacingFirst("server", with: name)
      let flow = try Self.flow(
        Around.interactions(Self.interaction(writer), top: #""globals":{"server":"https://a"},"#))
      let slot = try #require(flow.slots.find(name))
      #expect(flow.constantSlots.contains(slot) == isConstant, "\(name)")
    }
  }

  private static func interaction(_ writer: String) -> String {
    let member = writer.dropFirst()
    if writer.contains("script") {
      return
        #"{"name":"X","type":"Action","details":{"actionType":"Set Variable"},"settings":{\#(member)}}"#
    }
    if writer.contains("bot") {
      return
        #"{"name":"X","type":"Action","details":{"actionType":"Go To Bot"},"settings":{\#(member)}}"#
    }
    if writer.contains("answer") {
      let name = writer.split(separator: "\"").last ?? ""
      return
        #"{"name":"X","type":"Question","details":{},"answers":{"answerFormat":"Any","variableName":"\#(name)"}}"#
    }
    return """
      {"name":"X","type":"Action","details":{"actionType":"REST"},"settings":\
      {"endpoint":"https://a.example","method":"GET"\(writer)}}
      """
  }

  @Test(
    arguments: [
      ("{a}/x", [.urlAuthority]), ("{a}", [.urlAuthority]), ("https://{a}/x", [.urlAuthority]),
      ("https://h:{a}/{b}?q={c}", [.urlAuthority, .urlPart, .urlPart]),
      ("https://{a}.example/{b}", [.urlAuthority, .urlPart]),
      ("{a}{b}/{c}", [.urlAuthority, .urlAuthority, .urlPart]),
      ("{a}://{b}/{c}", [.urlAuthority, .urlAuthority, .urlPart]),
      ("https://h?{a}", [.urlPart]), ("https://h#{a}", [.urlPart]),
      ("https://h/\u{301}{a}", [.urlPart]), ("https://\u{301}{a}", [.urlAuthority]),
      ("https://u@{a}/", [.urlAuthority]), ("https:{a}", [.urlAuthority]),
    ] as [(String, [CompiledTemplate.Placement])])
  func `knows which variables choose the host`(
    _ endpoint: String, _ placements: [CompiledTemplate.Placement]
  ) throws {
    let request = try Self.request(#"{"endpoint":"\#(endpoint)","method":"GET"}"#)
    #expect(Self.placements(request.endpoint) == placements)
  }

  static let form = "application/x-www-form-urlencoded"

  @Test(
    arguments: [
      (#"{"x":"{{a}}","y":["-{{b}}-{{c}}"]}"#, nil, [.jsonString, .jsonString, .jsonString]),
      (
        #""{\"x\": {{a}}, \"y\": \"{{b}}\", \"z\": {{c}}}""#, nil,
        [.jsonValue, .jsonString, .jsonValue]
      ),
      (#""{\"x\\\": {{a}}\", \"\\\\\": {{b}}}""#, nil, [.jsonString, .jsonValue]),
      (#""{{a}}""#, nil, [.jsonValue]), (#""x={{a}}&y={b}""#, form, [.formValue, .formValue]),
      (#""x={{a}}""#, "Application/X-WWW-Form-Urlencoded; charset=utf-8", [.formValue]),
      (#""x={b}""#, nil, []), (#""<x>{{a}}</x>""#, "text/xml", [.plainText]),
      (#""{{a}}""#, "application/vnd.api+json", [.jsonValue]),
      (#"{"x":"{{a}}"}"#, "text/plain", [.jsonString]), (#"{"x":"{{a}}"}"#, form, [.jsonString]),
    ] as [(String, String?, [CompiledTemplate.Placement])])
  func `knows what surrounds a variable in a body`(
    _ body: String, _ contentType: String?, _ placements: [CompiledTemplate.Placement]
  ) throws {
    let type = contentType.map { #","contentType":"\#($0)""# } ?? ""
    let request = try Self.request(
      #"{"endpoint":"https://a","method":"POST","body":\#(body)\#(type)}"#)
    #expect(Self.placements(request.body) == placements)
  }

  @Test func `knows headers and texts`() throws {
    let request = try Self.request(
      #"{"endpoint":"https://a","method":"GET","authorization":"B {a}","headers":{"X":"{b}"}}"#)
    #expect(Self.placements(request.authorization) == [.header])
    #expect(Self.placements(request.headers.first?.value) == [.header])
    #expect(request.contentType == "application/json")
    #expect(request.timeout == 30)
    let flow = try Self.flow(
      Around.condition(
        #"{"variable":"{data}","operator":"Equals","value":"{data}","next":"Start"}"#))
    guard case .condition(let rows)? = flow.interactions.last?.behaviour,
      case .template(let template)? = rows.first?.operand
    else { throw MissingRequest() }
    #expect(Self.placements(template) == [.plainText])
    #expect(rows.first?.next == 0)
  }
}
