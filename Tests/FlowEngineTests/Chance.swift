import FlowEngine
import FlowModel
import FlowSyntax
import WebSyntax

/// Numbers that look like chance and are the same in every run.
struct Chance {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) }

  /// SplitMix64.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) >> 33) % bound
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

  static let words = ["start", "pay", "help", "e\u{301}", "\u{E9}"]
  static let variables = ["x", "y", "accessToken", "lastSentText", "user.first_name"]

  mutating func flow() -> String {
    let count = 2 + below(5)
    let interactions = (0..<count).map { interaction($0, of: count) } + Chance.runFirst
    var defaults: [String] = []
    for name in ["afterLogin", "afterLoginFailed", "afterLogout"] where happens(60) {
      defaults.append("\"\(name)\":\(target(count))")
    }
    if happens(50) {
      let message = #""confirmationMessage":"One moment","startMessage":"{user.first_name}""#
      defaults.append(#""liveAgent":{\#(message),"noAgentsNext":\#(target(count))}"#)
    }
    if happens(50) { defaults.append(#""agentThreshold":\#(below(3))"#) }
    if happens(30) { defaults.append(#""defaultAnswerReply":{"text":"What? {x}"}"#) }
    if happens(50) {
      defaults.append(#""defaultReply":{"text":"Sorry {x}","next":\#(target(count))}"#)
    }
    if happens(20) { defaults.append(#""sessionTimeout":1"#) }
    return Write.flow(
      interactions.joined(separator: ","),
      top:
        #""globals":{"x":"1","y":\#(pick(Chance.lists))},"defaults":{\#(defaults.joined(separator: ","))}"#
    )
  }

  /// Actions that others have run for them.
  private static let runFirst = [
    Write.rest("First", #""variableName":"y""#, #""next":"I0""#, advanced: #""onErrorGoTo":"I1""#),
    Write.script("Second", "context.x = 1"),
  ]

  private static let lists = [
    "[]", #"["Tea",{"title":"Milk","payload":"pay"},7]"#,
    #"[{"title":"T","subtitle":"S","buttons":[{"title":"B","payload":"start"},{"type":"?"}]}]"#,
  ]

  /// The bot that flows may go to; it can go back.
  static let linked = [
    (
      path: "other.flow.json",
      flow: Write.flow(
        Write.message("Hello", #""whenWeReceive":["start"],"next":"Ask""#),
        Write.question("Ask", #""answerFormat":"Any","variableName":"x""#, #""next":"Back""#),
        #"{"name":"Back","type":"Action","details":{"actionType":"Go To Bot"},"settings":"#
          + #"{"bot":"b.flow.json","interaction":"I0"}}"#,
        Write.rest("Fetch", #""variableName":"accessToken""#, #""whenWeReceive":["pay"]"#),
        top: #""defaults":{"afterLogin":"Ask","globalCancel":["?"],"sessionTimeout":2}"#)
    )
  ]

  private mutating func target(_ count: Int) -> String { "\"I\(below(count))\"" }

  private mutating func interaction(_ number: Int, of count: Int) -> String {
    let name = "I\(number)"
    var details: [String] = []
    if number == 0 { details.append(#""whenWeReceive":["start"]"#) }
    if number == 1 { details.append(#""whenWeReceive":["\#(pick(Chance.words))","I1"]"#) }
    if happens(70) { details.append("\"next\":\(target(count))") }
    if happens(15) { details.append(#""action":"\#(pick(["First", "Second"]))""#) }
    if happens(10) { details.append(#""transactionTag":"t","transactionEnd":\#(happens(50))"#) }
    let advanced = happens(20) ? #""goHereIfNotLoggedIn":\#(target(count))"# : ""
    let more = details.joined(separator: ",")
    switch below(19) {
    case 0...3:
      let text = #""sendToUser":"{\#(pick(Chance.variables))}","#
      return Write.message(
        name, (text + more).trimmingComma, buttons: buttons(), advanced: advanced)
    case 4...6:
      var settings = [#""variableName":"\#(pick(["x", "y", "accessToken"]))""#]
      if happens(50) { settings.append(#""timeToLive":1"#) }
      if happens(50) { settings.append(#""setDataFromResponse":"a""#) }
      if happens(30) { settings.append(#""setErrorIfResponse":{"data":"e","is":"Present"}"#) }
      return Write.rest(
        name, settings.joined(separator: ","), more, advanced: advanced,
        endpoint: "https://api.example/{\(pick(Chance.variables))}", method: "POST")
    case 7...8:
      let operation = pick(Operator.allCases).rawValue
      let row =
        #"{"variable":"{\#(pick(Chance.variables))}","operator":"\#(operation)","value":"{x}","#
        + #""next":\#(target(count))}"#
      return Write.condition(name, row, more)
    case 9:
      return #"{"name":"\#(name)","type":"Card","details":{\#(more)},"items":"#
        + #"{"cards":[{"title":"C","buttons":[\#(buttons())]}],"getCardsByAction":"#
        + #"{"variable":"\#(pick(["x", "y"]))"\#(pick(["", #","action":"First""#]))}}}"#
    case 10...12:
      return
        #"{"name":"\#(name)","type":"Question","details":{\#(more)},"answers":\#(answers(count))}"#
    case 13:
      return Write.message(
        name, (#""delayBeforeNext":\#(below(3)),"# + more).trimmingComma, buttons: buttons())
    case 14:
      let bot = pick([
        #""bot":"other.flow.json""#, #""bot":"other.flow.json","interaction":"Ask""#,
        #""bot":"no.flow.json""#,
      ])
      return #"{"name":"\#(name)","type":"Action","details":{"actionType":"Go To Bot"},"#
        + #""settings":{\#(bot)}}"#
    case 15:
      return #"{"name":"\#(name)","type":"Action","details":{"actionType":"Send Attachment""#
        + (more.isEmpty ? "" : "," + more) + #"},"settings":{"endpoint":"https://f.example/{x}"}}"#
    case 16:
      let type = pick(["Quick Reply", "Card"])
      return #"{"name":"\#(name)","type":"Message","details":{\#(more)},"#
        + #""buttons":{"displayType":"\#(type)","items":[\#(buttons())]}}"#
    default:
      return Write.script(name, "context.x = system.getChatHistory()", more)
    }
  }

  private mutating func answers(_ count: Int) -> String {
    switch below(4) {
    case 0: #"{"answerFormat":"Any","variableName":"x"}"#
    case 1:
      #"{"answerFormat":"Predefined","answerType":"\#(pick(AnswerType.allCases).rawValue)"}"#
    case 2: #"{"answerFormat":"Regular Expression","validationExpression":"p.*"}"#
    default:
      #"{"answerFormat":"Custom","variableHoldingTags":"y","items":[{"display":"Help","#
        + #""expected":["pay"],"next":\#(target(count))}]}"#
    }
  }

  private mutating func buttons() -> String {
    let all = [
      Write.postback("P", "pay"), Write.link(), Write.unlink, Write.postback("Q", "start"),
      #"{"display":"U","buttonType":"URL","url":"https://a.example"}"#,
      #"{"display":"A","buttonType":"Live Agent"}"#, Write.link("https://own.example/page"),
    ]
    return (0..<below(4)).map { _ in pick(all) }.joined(separator: ",")
  }

  /// What comes next of itself, without the customer.
  mutating func settling(_ session: Session) -> Event? {
    switch session.phase {
    case .waiting: nil
    case .running: .proceeded
    case .requesting: .answered(answer())
    case .scripting: .scriptEnded(script())
    case .delaying: .delayEnded
    }
  }

  /// Something that fits the session more often than not.
  mutating func event(for session: Session) -> Event {
    if session.pendingLogin != nil, happens(25) { return .loginReturned(loginReturn()) }
    if session.agent != .absent, happens(20) {
      return .agent(pick([.joined, .noneOnline, .said("Hi"), .left]))
    }
    if session.live != nil, happens(30) {
      return .pressed(1 + below(3), Conversation.material)
    }
    if happens(60) {
      switch session.phase {
      case .running: return .proceeded
      case .requesting: return .answered(answer())
      case .scripting: return .scriptEnded(script())
      case .delaying: return happens(70) ? .delayEnded : .said(pick(Chance.words))
      case .waiting: return .said(pick(Chance.words + ["I1", "cancel", "", "?"]))
      }
    }
    switch below(12) {
    case 0: return .opened(text: happens(50) ? nil : pick(Chance.words))
    case 1: return .placed(below(8) - 1)
    case 2: return .said(pick(Chance.words))
    case 3, 4:
      return .pressed(
        below(5), LoginMaterial(pkceVerifier: "v\(below(3))", pkceChallenge: "c", nonce: "nonce"))
    case 5: return .proceeded
    case 6: return .loginReturned(loginReturn())
    case 7: return .timePassed(happens(3) ? Int.max : pick([0, 1, 59, 61, -5]))
    case 8: return .agent(pick([.joined, .noneOnline, .said("Hi"), .left]))
    case 9: return .scriptEnded(script())
    case 10: return .delayEnded
    default:
      return .assigned(pick(["x", "accessToken", "own"]), happens(30) ? nil : value())
    }
  }

  private mutating func value() -> JSONValue {
    pick([
      .null, .string("e\u{301}"), .string("\u{E9}"), .integer(below(3)), .array([]), .string(""),
    ])
  }

  private mutating func answer() -> RequestAnswer {
    if happens(20) { return .failure(pick(RequestFailure.allCases)) }
    let body = pick([#"{"a":"e\#u{301}"}"#, #"{"a":"é"}"#, #"{"e":1}"#, "no", "", "[1]"])
    return .response(HTTPResponse(status: pick([200, 200, 200, 302, 500]), body: Array(body.utf8)))
  }

  private mutating func script() -> ScriptOutcome {
    if happens(30) { return .failed(ScriptFailure(pick(ScriptFailure.Kind.allCases), "no")) }
    var context = JSONObject()
    for name in ["x", "y", "accessToken", "sessionId", "new"] where happens(60) {
      context[name] = value()
    }
    return .finished(context: context, user: .object(JSONObject(["first_name": value()])))
  }

  private mutating func loginReturn() -> LoginReturn {
    switch below(4) {
    case 0: .redirect(Parameters(encoded: pick(["code=c&state=S1", "code=c", "error=e&state=S1"])))
    case 1: .messenger(authorizationCode: pick([nil, "a|b", "c"]))
    case 2: .device(accessToken: pick([nil, "t"]))
    default: .abandoned
    }
  }
}

extension String {
  fileprivate var trimmingComma: String { hasSuffix(",") ? String(dropLast()) : self }
}
