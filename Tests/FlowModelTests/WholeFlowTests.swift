import FlowDiagnostics
import FlowModel
import FlowSyntax
import Testing

@Suite struct `A flow with every field` {
  struct Unexpected: Error {}

  let flow: Flow

  init() throws {
    let reading = MarkedText(wholeFlow).reading(linked: Mistake.linked)
    #expect(reading.summary == [])
    flow = try #require(reading.validFlow)
  }

  private func interaction(_ name: String) throws -> Interaction {
    try #require(flow.interactions.first { $0.name.value == name })
  }

  @Test func `has its name, channels, globals and intentions`() {
    #expect([flow.name, flow.text, flow.language] == ["Shop", "Everything", "de"])
    #expect(flow.channels.map(\.value) == Channel.allCases)
    #expect(flow.usedChannels == Channel.allCases)
    #expect(flow.globals.map(\.name.value) == ["server", "vip", "limits"])
    #expect(
      flow.globals.map(\.value.json) == [#""https://api.example""#, "true", #"{"a":[1,2.5]}"#])
    #expect(flow.intentions.map(\.name.value) == ["Bill", "None"])
    #expect(flow.intentions.map { $0.utterances.map(\.value) } == [["my bill", "/.*bill.*/"], []])
  }

  @Test func `has its defaults`() {
    let defaults = flow.defaults
    #expect(defaults.replyText?.text == "Sorry {user.first_name}")
    #expect(defaults.replyNext.target?.value == "Hello")
    #expect(defaults.replyMode == .textOnly)
    #expect(defaults.answerReplyText?.text == "Again, please")
    #expect(defaults.agentThreshold == 0)
    #expect(defaults.afterLogin?.value == "Hello")
    #expect(defaults.afterLoginFailed?.value == "Pick")
    #expect(defaults.afterLogout?.value == "Size")
    #expect(defaults.globalCancel == ["cancel", "stop"])
    #expect(defaults.sessionTimeout == 30)
    #expect(defaults.agentConfirmation?.text == "An agent comes")
    #expect(defaults.noAgentsNext?.value == "Fetch")
    #expect(defaults.agentStartMessage?.text == "Hi {vip}")
    #expect(Channel.allCases.map { defaults.startWord(on: $0) } == Array(repeating: "go", count: 5))
  }

  @Test func `without defaults has the product's`() throws {
    let flow = try #require(MarkedText(Around.top("\"lint\":{}")).reading().validFlow)
    #expect(flow.usedChannels == [.webClient, .facebook, .appleBusinessChat])
    #expect(flow.language == "en")
    let defaults = flow.defaults
    #expect(
      Channel.allCases.map { defaults.startWord(on: $0) }
        == ["start", "start", "start", "init", "start"])
    #expect(defaults.globalCancel == ["cancel"])
    #expect(defaults.agentThreshold == 3)
    #expect(defaults.sessionTimeout == 1440)
    #expect(defaults.replyMode == .textAndNext)
    #expect(defaults.replyNext == .absent)
  }

  @Test func `has its messages`() throws {
    let hello = try interaction("Hello")
    let details = hello.details
    #expect(hello.type == .message && hello.text == "Greets")
    #expect(details.intention?.value == "Bill")
    #expect(details.whenWeReceive.map(\.value) == ["go", "hello"])
    #expect(details.sendToUser?.text == "Hi {data.name}")
    if case .endsHere = details.next {} else { Issue.record("null is an end on purpose") }
    #expect(details.delayBeforeNext == 1.5)
    #expect(details.action?.value == "Fetch")
    #expect(details.transactionTag == "buy" && details.transactionEnd)
    #expect(hello.advanced.requiresAccountLinking)
    #expect(hello.advanced.goHereIfNotLoggedIn?.value == "Size")
    #expect(hello.buttons.displayType == .card)
    #expect(hello.buttons.subtitle == "Sub")
    #expect(hello.buttons.imageURL?.text == "{server}/a.png")
    let buttons = hello.buttons.items
    #expect(buttons.map(\.display) == ["A", "B", "C", "D", "E", "F"])
    #expect(buttons.map(\.type) == ButtonType.allCases)
    #expect(buttons[0].payload == "pay" && buttons[1].url == "https://shop.example")
    #expect(buttons[2].loginPageURL?.text == "{server}/login?state={sessionId}")
    #expect(buttons[2].backEndInstance == "back" && buttons[4].number == "+49 1")
    #expect(try interaction("Quick").buttons.displayType == .quickReply)
  }

  @Test func `has its questions and cards`() throws {
    let size = try #require(interaction("Size").answers)
    #expect(size.variableName?.value == "size" && size.format == .custom)
    #expect(size.displayType == .quickReply && size.variableHoldingTags?.value == "data")
    #expect(size.items.map(\.display) == ["Small", "Large"])
    #expect(size.items[0].expected.map(\.value) == ["s", "tiny"])
    #expect(size.items[0].next.target?.value == "Hello")
    #expect(size.items[0].imageURL?.text == "{server}/s.png")
    if case .endsHere = size.items[1].next {} else { Issue.record("null is an end on purpose") }
    let when = try #require(interaction("When").answers)
    #expect(when.format == .predefined && when.answerType == .monthOrRange)
    let plate = try #require(interaction("Plate").answers)
    #expect(plate.validationExpression?.value == #"[A-Z]{2}\d+"#)
    #expect(plate.validationErrorMessage?.text == "Not {lastSentText}")
    #expect(try interaction("Any").answers?.format == .any)
    let items = try interaction("Pick").items
    #expect(items.cards.map(\.title) == ["T"])
    #expect(items.cards[0].subtitle == "S" && items.cards[0].imageURL?.text == "{server}/t.png")
    #expect(items.cards[0].buttons.map(\.display) == ["P"])
    #expect(items.fromAction?.action?.value == "Fetch")
    #expect(items.fromAction?.variable.value == "data" && items.fromAction?.asListPicker == true)
  }

  @Test func `has its conditions and requests`() throws {
    guard case .condition(let rows)? = try interaction("Decide").settings else {
      throw Unexpected()
    }
    #expect(rows.map { $0.variable?.text } == ["{data.n}", "{size}", "{size}"])
    #expect(rows.map(\.operator.value) == [.greaterThan, .equals, .isNotEmpty])
    #expect(rows.map { $0.next?.value } == ["Hello", "Pick", "Size"])
    if case .constant(let value, _)? = rows[0].value { #expect(value == .integer(3)) }
    if case .template(let value)? = rows[1].value { #expect(value.text == "x{vip}") }
    #expect(rows[2].value == nil)
    guard case .rest(let rest)? = try interaction("Fetch").settings else {
      throw Unexpected()
    }
    #expect(rest.endpoint?.text == "{server}/x/{size}" && rest.method == .put)
    #expect(rest.authorization?.text == "Bearer {accessToken}")
    #expect(rest.headers.map(\.name.value) == ["X-A", "X-B"])
    #expect(rest.headers.map(\.value.text) == ["{size}", "b"])
    #expect(rest.body?.text == #"{"a":"{{size}}","b":[1,true,null,"{x}"],"c":{}}"#)
    #expect(rest.body?.references.map(\.path.text) == ["size"])
    #expect(rest.variableName?.value == "data" && rest.timeToLive == 5 && rest.timeout == 7)
    #expect(rest.setDataFromResponse?.value.text == "items[0].id")
    #expect(rest.setErrorIfResponse?.data.value.text == "error.code")
    #expect(rest.setErrorIfResponse?.is == .present)
    #expect(try interaction("Fetch").advanced.onErrorGoTo?.value == "Pick")
    guard case .rest(let form)? = try interaction("Form").settings else {
      throw Unexpected()
    }
    #expect(form.isForm && form.isBodyText && !rest.isForm && !rest.isBodyText)
    #expect(form.body?.references.map(\.path.text) == ["size", "vip"])
    #expect(form.timeout == 30 && form.timeToLive == 0 && form.setErrorIfResponse == nil)
  }

  @Test func `has its other actions`() throws {
    guard case .setVariable(let script)? = try interaction("Calculate").settings,
      case .goToBot(let bot)? = try interaction("Other").settings,
      case .sendAttachment(let file)? = try interaction("File").settings
    else { throw Unexpected() }
    #expect(script.value == "context.n = 1;\ncontext.m = 2;")
    #expect(bot.bot.value == "other.flow.json" && bot.interaction?.value == "Pay")
    #expect(file.fileName?.text == "a-{size}.pdf" && file.endpoint?.text == "{server}/file")
    #expect(file.authorization?.text == "Basic x" && file.contentType?.value == "application/pdf")
    #expect(file.headers.map { "\($0.name.value): \($0.value.text)" } == ["Accept: */*"])
    #expect(try interaction("File").details.actionType?.value == .sendAttachment)
  }

  @Test func `has its checks and allowances`() throws {
    let check = try #require(flow.checks.first)
    #expect(check.name == "safe" && check.when?.value == "Fetch" && check.never?.value == "Other")
    #expect(check.require.map(\.operator.value) == [.isNotEmpty])
    #expect(check.unless.map { $0.variable?.text } == ["{vip}"])
    let allowance = try #require(flow.allowances.first)
    #expect(allowance.rule?.value == "dead-end" && allowance.interaction?.value == "Form")
    #expect(allowance.reason == "for the tests")
  }

  @Test func `is compiled`() {
    let compiled = CompiledFlow(flow)
    #expect(compiled.interactions.map(\.name) == flow.interactions.map(\.name.value))
    #expect(compiled.interactions[0].actionsToRunFirst.first == compiled.index(of: "Fetch"))
    #expect(compiled.interactions[0].isGuarded && compiled.interactions[0].offersLogin)
    #expect(compiled.interactions[0].next == .endsHere)
    #expect(compiled.interactions[1].next == .absent)
    #expect(compiled.bots[0].defaults.afterLogout == compiled.index(of: "Size"))
    #expect(compiled.channels == Channel.allCases)
  }
}
