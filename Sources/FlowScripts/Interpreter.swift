import CMuJS
import FlowEngine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One script's own interpreter: plain ECMAScript 5 with `context`, `user` and `system`.
///
/// A script that runs again does the same again: `Date` believes that it is always
/// 2026-01-01T00:00:00Z, in a time zone that is UTC, and `Math.random` starts from the same seed.
/// A `var` of a script is gone with it; what is to stay has to be put on `context` or `user`.
struct Interpreter: ~Copyable {
  private let script: OpaquePointer

  /// `nil` if there is no memory for it.
  init?() {
    let doors = cmujs_doors(
      proper_case: {
        changed($0) { SurrogateText.split(ProperCase.of(SurrogateText.shown($0)).utf8) }
      },
      joined: { changed($0, SurrogateText.joined) },
      split: { changed($0, SurrogateText.split) })
    guard let script = cmujs_open(ScriptLimits.memory, doors) else { return nil }
    self.script = script
  }

  deinit { cmujs_close(script) }

  /// The most bytes that it held.
  var peak: Int { cmujs_peak(script) }

  func result(of request: ScriptRequest) -> ScriptAnswer.Result {
    let source = ScriptSource(request.source)
    if let zero = source.firstZero {
      return .failed(failure(.syntax, "the script has a NUL character", source.place(zero)))
    }
    let provided = cmujs_provide(
      script, text(request.context), text(request.user), text(request.chatHistory))
    if let failure = failure(provided) { return .failed(failure) }
    let compiled = compile(source.bytes)
    if compiled == .CMUJS_THROWN { return .failed(syntaxFailure(in: source)) }
    if let failure = failure(compiled) { return .failed(failure) }
    let spread = SpreadSource(source)
    let isSpread = compile(spread.bytes) == .CMUJS_DONE
    let outcome = cmujs_run(script)
    if outcome == .CMUJS_THROWN { return .failed(thrown(isSpread ? spread : nil)) }
    if let failure = failure(outcome) { return .failed(failure) }
    return variables()
  }

  private func variables() -> ScriptAnswer.Result {
    var left = ScriptLimits.result
    var json: [String] = []
    for name in ["context", "user"] {
      let outcome = cmujs_read(script, name, left)
      if outcome == .CMUJS_THROWN {
        return .failed(failure(.unusableResult, "'\(name)': \(words)"))
      }
      if let failure = failure(outcome) { return .failed(failure) }
      guard let whole = SurrogateText.joined(bytes(cmujs_text(script))) else {
        return .failed(failure(.unusableResult, "a text in '\(name)' has half of a character"))
      }
      left -= cmujs_length(script)
      json.append(String(decoding: whole, as: UTF8.self))
    }
    return .finished(context: json[0], user: json[1])
  }

  private func text(_ text: String) -> [CChar] {
    terminated(SurrogateText.split(text.utf8))
  }

  private func compile(_ source: [UInt8]) -> cmujs_outcome {
    cmujs_compile(script, terminated(SurrogateText.split(source)))
  }
}

// MARK: - Failures

extension Interpreter {
  private static let megabytes = ScriptLimits.memory >> 20
  static let noRoom = ScriptFailure(
    .tookTooMuchMemory, "the script took more than \(megabytes) MiB of memory")

  private func failure(_ outcome: cmujs_outcome) -> ScriptFailure? {
    switch outcome {
    case .CMUJS_DONE: return nil
    case .CMUJS_THROWN: return thrown(nil)
    case .CMUJS_OUT_OF_MEMORY: return Interpreter.noRoom
    case .CMUJS_TOO_DEEP: return failure(.recursedTooDeeply, "the script nests too deeply")
    case .CMUJS_TOO_LARGE:
      let size = cmujs_length(script)
      return failure(
        .unusableResult,
        "'context' or 'user' is \(size) bytes of JSON; \(ScriptLimits.result) are kept of both")
    }
  }

  private func thrown(_ spread: SpreadSource?) -> ScriptFailure {
    let marked = spread?.place(ofMark: Int(cmujs_mark(script)))
    let line = tracedLine
    let isCall = words.hasSuffix(" is not callable")
    let traced =
      spread.map { $0.place(ofLine: line ?? 0, isCall: isCall) } ?? line.map { .init(line: $0) }
    // Its own words for a member of something that is not there.
    let message = words.replacing(/cannot convert (undefined|null) to object/) {
      "\($0.output.1) has no members"
    }
    return failure(
      .thrown, message.isEmpty ? "something without words was thrown" : message, marked ?? traced)
  }

  /// The line of the innermost call that is in the script itself.
  private var tracedLine: Int? {
    let trace = bytes(cmujs_trace(script))
    let file = Array("\(CMUJS_FILE):".utf8)
    var rest = trace[...]
    while let range = rest.firstRange(of: file) {
      rest = rest[range.upperBound...]
      let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      if let line = Int(String(decoding: digits, as: UTF8.self)) { return line }
    }
    return nil
  }

  private func failure(
    _ kind: ScriptFailure.Kind, _ message: String, _ place: ScriptSource.Place? = nil
  ) -> ScriptFailure {
    ScriptFailure(kind, message, line: place?.line, column: place?.column)
  }

  private var words: String {
    String(SurrogateText.shown(bytes(cmujs_text(script))).prefix(ScriptLimits.message))
  }
}

// MARK: - Syntax

extension Interpreter {
  /// Longer scripts are not read again and again to find the column.
  private static let searched = 100_000

  private struct Complaint: Hashable {
    var line: Int
    var message: String
  }

  private var complaint: Complaint? {
    let parts = words.split(separator: ":", maxSplits: 3)
    guard parts.count == 4, parts[1] == " \(CMUJS_FILE)", let line = Int(parts[2]) else {
      return nil
    }
    return Complaint(line: line, message: String(parts[3].drop { $0 == " " }))
  }

  /// What most often is not understood: a later edition of the language.
  private static func hint(_ source: ScriptSource, _ line: Int) -> String {
    let lines = String(decoding: source.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1),
      lines[line - 1].contains(/\b(let|const|class)\b|=>|`/)
    else { return "" }
    return " (scripts are ECMAScript 5: no let, const, class, arrow function or template string)"
  }

  private func syntaxFailure(in source: ScriptSource) -> ScriptFailure {
    guard let complaint else { return failure(.syntax, words) }
    var place = ScriptSource.Place(line: complaint.line)
    if source.bytes.count <= Interpreter.searched, let offset = offset(of: complaint, in: source) {
      place = source.place(offset)
    }
    return failure(.syntax, complaint.message + Interpreter.hint(source, complaint.line), place)
  }

  /// The interpreter tells the line alone. A line break put before the token in question, or before
  /// one that it has already read, moves the complaint down or mends the script.
  private func offset(of complaint: Complaint, in source: ScriptSource) -> Int? {
    var starts = source.tokens.filter { $0.line == complaint.line }.map(\.start)
    if source.lastLine == complaint.line { starts.append(source.bytes.count) }
    guard !starts.isEmpty else { return nil }
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      var broken = source.bytes
      broken.insert(UInt8(ascii: "\n"), at: starts[middle])
      let isBehind = compile(broken) == .CMUJS_THROWN && self.complaint == complaint
      if isBehind { high = middle } else { low = middle }
    }
    return starts[low]
  }
}

// MARK: - C strings

/// For the interpreter. The pointer that a call makes of it lives as long as the call.
private func terminated(_ bytes: some Sequence<UInt8>) -> [CChar] {
  bytes.map(CChar.init(bitPattern:)) + [0]
}

private func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
  guard let text else { return [] }
  return UnsafeBufferPointer(start: text, count: strlen(text)).map(UInt8.init(bitPattern:))
}

private func changed(
  _ text: UnsafePointer<CChar>?, _ change: ([UInt8]) -> [UInt8]?
) -> UnsafeMutablePointer<CChar>? {
  guard let changed = change(bytes(text)) else { return nil }
  return strdup(terminated(changed))
}
