import FlowDiagnostics
import FlowModel

/// That an interaction can send a variable which is empty, with the ways that lead there.
struct EmptyUseStory {
  let flow: LintedFlow
  let node: Int
  let reading: VariableUses.Reading
  /// One for each channel.
  let uses: [LoginAnalysis.EmptyUse]

  private var variable: String { "{\(flow.variables.names[reading.variable])}" }
  private var name: String { flow.interactions[node].name.value }

  private var isEverywhere: Bool {
    uses.count == flow.channels.count { $0.canLinkAccounts }
  }

  var message: String {
    let place = isEverywhere ? "" : " on \(uses.map(\.channel).listed)"
    return "'\(name)' can be run with an empty \(variable)\(place)"
  }

  /// The shortest way of all channels, hop by hop.
  var related: [Diagnostic.Label] {
    guard let shortest = uses.min(by: { $0.path.count < $1.path.count }) else { return [] }
    return PathStory(flow, on: shortest.channel).labels(shortest.path)
  }

  /// The way on each channel, once for those where it is the same.
  var notes: [String] {
    var groups: [(path: [FlowGraph.Edge], channels: [Channel])] = []
    for use in uses {
      if let place = groups.firstIndex(where: { $0.path == use.path }) {
        groups[place].channels.append(use.channel)
      } else {
        groups.append((use.path, [use.channel]))
      }
    }
    return groups.map { group in
      let way = group.path.isEmpty ? "it is run first of all" : PathStory(flow).names(group.path)
      return "on \(group.channels.listed): \(way)"
    }
  }
}

extension LintedFlow {
  /// Reports each interaction that sends one of `variables` where it can be empty.
  func reportEmptyUses(
    of variables: [VariableUses.ID], in nodes: some Sequence<Int>, to findings: inout RuleFindings,
    help: (Int, String) -> String
  ) {
    guard let logins else { return }
    for node in nodes {
      var told: Set<VariableUses.ID> = []
      for reading in self.variables.readings(in: node)
      where reading.isSent && variables.contains(reading.variable) {
        guard told.insert(reading.variable).inserted else { continue }
        let uses = logins.emptyUses(of: reading.variable, in: node)
        guard !uses.isEmpty else { continue }
        let story = EmptyUseStory(flow: self, node: node, reading: reading, uses: uses)
        findings.report(
          story.message, at: reading.span, related: story.related, notes: story.notes,
          help: help(node, "{\(self.variables.names[reading.variable])}"))
      }
    }
  }
}
