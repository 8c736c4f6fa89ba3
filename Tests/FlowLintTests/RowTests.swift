import FlowDiagnostics
import FlowLint
import FlowModel
import Testing

/// Rows `operator value` of one variable; the marked ones are never reached.
@Suite struct `The rows of a condition` {
  static let conditions: [[String]] = [
    ["Is Not Empty", "«Equals a"], ["Equals a", "Is Not Empty"], ["Equals a", "«Equals a"],
    ["Equals a", "Equals b"], ["Equals a", "Equals A"], ["Not Equals a", "«Equals b"],
    ["Not Equals a", "Equals a", "«Is Empty"], ["Not Equals 1", "Equals 1.0"],
    ["Not Equals 1", "«Equals 2"], ["Not Equals 1", "Equals a"], ["Is Empty", "Is Not Empty"],
    ["Is Empty", "Is Not Empty", "«Equals a"], ["Greater Than 5", "«Greater Than 5"],
    ["Greater Than 5", "«Greater Than 6"], ["Greater Than 5", "Greater Than 4"],
    ["Greater Than 5", "Greater Than Or Equal 5"], ["Greater Than Or Equal 5", "«Greater Than 5"],
    ["Greater Than Or Equal 5", "«Equals 5"], ["Greater Than 5", "Equals 5"],
    ["Greater Than 5", "«Equals 6"], ["Less Than 5", "«Less Than 4"],
    ["Less Than 5", "Less Than 6"],
    ["Less Than Or Equal 5", "«Equals 5"], ["Less Than 5", "Greater Than Or Equal 5", "Is Empty"],
    ["Is Not Empty", "«Greater Than 5"], ["Is Not Empty", "«Contains a"],
    ["Is Not Empty", "Equals []"], ["Is Not Empty", "Contains ["], ["Starts With a", "«Equals ab"],
    ["Starts With a", "«Starts With ab"], ["Starts With ab", "Starts With a"],
    ["Ends With b", "«Equals ab"], ["Contains a", "Does Not Contain a", "«Is Empty"],
    ["Contains a", "Contains ab"], ["Matches a", "«Matches a"], ["Matches a", "Equals a"],
    ["Equals {w}", "«Equals {w}"], ["Equals {w}", "Not Equals {w}", "«Equals 1"],
    ["Starts With 1", "Equals 1"],
  ]

  @Test(arguments: conditions)
  func `that an earlier one always takes are found`(_ rows: [String]) throws {
    var marked: [Int] = []
    let list = rows.enumerated().map { place, row in
      if row.hasPrefix("«") { marked.append(place) }
      let text = row.replacing("«", with: "")
      let operation = Operator.allCases.map(\.rawValue)
        .filter { text == $0 || text.hasPrefix($0 + " ") }.max { $0.count < $1.count }
      let value = text.dropFirst((operation ?? "").count + 1)
      let member = value.isEmpty ? "" : #","value":"\#(value)""#
      return #"{"variable":"{v}","operator":"\#(operation ?? "")"\#(member),"next":"N\#(place)"}"#
    }
    let targets = rows.indices.map {
      #",{"name":"N\#($0)","type":"Message","details":{"sendToUser":"x"}}"#
    }.joined()
    let text = """
      {"botflow":1,"name":"B","globals":{"v":"","w":""},"interactions":[{"name":"C","type":"Action",\
      "details":{"whenWeReceive":["start"],"actionType":"Condition"},"settings":\
      {"conditions":[\(list.joined(separator: ","))]}}\(targets)]}
      """
    let reading = FlowReading(SourceText(path: "b.flow.json", text))
    #expect(reading.validFlow != nil, "\(reading.findings.map(\.message))")
    let found = Linter(LintOptions(patternProblem: { _ in nil })).lint(reading).findings
      .filter { $0.rule == "unreachable-row" }.map { reading.source[$0.span] }
    #expect(found == marked.map { "\"N\($0)\"" })
  }
}
