import FlowDiagnostics
import FlowSyntax

extension Rule {
  static let tooDeep = Rule(
    read: .tooDeep, .json, .error, "brackets in brackets, more than 512 deep",
    why: """
      No flow needs that: the deepest field of an interaction lies about ten brackets deep. It \
      comes from a file that was damaged, or from a program that has written brackets without end.
      """,
    examples: [
      .members(
        """
          "globals": {
            "prices":
              \(nested(deepest - 2))
          },
          "interactions": []
        """),
      .members(
        """
          "globals": {"prices": [[4, 5], [6, 8]]},
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}}
          ]
        """),
    ])

  /// What the reader takes; its tests compare.
  private static let deepest = 512

  /// So many brackets in each other, and a marked one too many, in lines of 64.
  private static func nested(_ depth: Int) -> String {
    let opening = lines(String(repeating: "[", count: depth))
    return "\(opening)«[»]\n      \(lines(String(repeating: "]", count: depth)))"
  }

  private static func lines(_ brackets: String) -> String {
    var lines: [Substring] = []
    var rest = brackets[...]
    while !rest.isEmpty {
      lines.append(rest.prefix(64))
      rest = rest.dropFirst(64)
    }
    return lines.joined(separator: "\n      ")
  }
}
