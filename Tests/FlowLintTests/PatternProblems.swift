import FlowLint
import FlowRuntime

/// What the program itself says of regular expressions.
enum PatternProblems {
  static func problem(_ pattern: String) -> LintOptions.PatternProblem? {
    PatternLibrary.problem(in: pattern).map {
      LintOptions.PatternProblem($0.message, at: $0.offset)
    }
  }
}
