/// Why the server does not listen.
package enum ListenError: Error, Hashable {
  case portInUse(Int)
  /// `reason` is the system's own text.
  case failed(port: Int, reason: String)
}
