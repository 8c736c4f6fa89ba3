import FlowDiagnostics
import FlowModel

/// Which pieces of each variable are read.
struct PiecesRead {
  private let uses: VariableUses
  /// By variable: the path that all readings begin with; empty where one reads all of it.
  private var common: [[VariablePath.Step]?]

  init(_ flow: LintedFlow) {
    uses = flow.variables
    common = Array(repeating: nil, count: uses.names.count)
    for reading in uses.readings {
      add(reading.place == .list ? [] : reading.path.steps, to: reading.variable)
    }
    for script in flow.scripts { read(script) }
  }

  /// Whether one request, and nothing else that is seen, puts something there.
  func isStoredOnce(_ variable: VariableUses.ID) -> Bool {
    uses.writings(of: variable).count { $0.kind != .script && $0.kind != .assigned(.empty) } == 1
  }

  /// The one piece that is read, as a path into the response.
  func only(of variable: VariableUses.ID) -> String? {
    guard let steps = common[variable], !steps.isEmpty else { return nil }
    return String(VariablePath(root: "", steps: steps).text.drop { $0 == "." })
  }

  private mutating func add(_ steps: [VariablePath.Step], to variable: VariableUses.ID) {
    let before = common[variable] ?? steps
    common[variable] = zip(before, steps).prefix { $0 == $1 }.map(\.0)
  }

  /// A script reads the first member behind a variable's name, or else all of it.
  private mutating func read(_ script: String) {
    var rest = script[...]
    var before: Substring = ""
    while let start = rest.firstIndex(where: PiecesRead.isNamePart) {
      let word = rest[start...].prefix(while: PiecesRead.isNamePart)
      rest = rest[word.endIndex...]
      // A member of something else may have a variable's name.
      let isMember = script[..<start].last == "." && before != "context"
      before = word
      guard !isMember, let variable = uses.id(of: String(word)) else { continue }
      let member =
        rest.first == "." ? rest.dropFirst().prefix(while: PiecesRead.isNamePart) : ""
      let isMethod = rest.dropFirst(1 + member.count).first == "("
      add(member.isEmpty || isMethod ? [] : [.name(String(member))], to: variable)
    }
  }

  private static func isNamePart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "$"
  }
}
