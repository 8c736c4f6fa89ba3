/// What one script may use before it is ended.
enum ScriptLimits {
  /// Milliseconds that the interpreter may compute; a wait for the processor does not count.
  static let computing = 250
  /// Wall-clock time after which the worker is given up, whatever it does.
  static let waiting = Duration.seconds(10)
  /// Bytes that the interpreter may hold at once, what it has not yet collected included.
  static let memory = 64 << 20
  /// Bytes that the worker as a whole may take beyond what it starts with.
  static let process = 256 << 20
  /// Bytes of JSON that `context` and `user` may come to together.
  static let result = 1 << 20
  /// A worker whose script held more than this is replaced, so that the memory returns.
  static let remaining = 8 << 20
  /// Characters of a message that are kept.
  static let message = 1000
  /// Bytes of one message between worker and host.
  static let frame = 1 << 28
}
