/// How the program ends; part of the contract with CI and scripts.
package enum ExitStatus: Int32, Sendable, Comparable {
  case clean = 0
  /// Findings, a transcript that goes differently, a flow that cannot be run.
  case findings = 1
  case wrongUsage = 2
  /// A file, a folder, a port, the network.
  case worldFailed = 3
  case interrupted = 130

  package static func < (left: ExitStatus, right: ExitStatus) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The end of a command that could not do its work, with the one line that says why.
struct CommandFailure: Error {
  var status: ExitStatus
  var message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}
