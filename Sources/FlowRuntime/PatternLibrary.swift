import CPCRE2
package import FlowEngine
import Synchronization

/// PCRE2 behind limits: a flow's regular expression can be wrong or slow, but not hang the program.
package final class PatternLibrary: Sendable {
  /// Steps of one match before it is given up; some hundredths of a second.
  private static let matchLimit: UInt32 = 1_000_000
  private static let depthLimit: UInt32 = 10_000
  /// Kilobytes of memory one match may take.
  private static let heapLimit: UInt32 = 65_536

  private struct Key: Hashable {
    var pattern: String
    var extent: PatternMatching.Extent
  }

  private enum Entry: Sendable {
    case compiled(Expression)
    case invalid(String)
  }

  /// More expressions than this come from what customers say, not from a flow.
  private static let mostEntries = 1000

  private let entries = Mutex<[Key: Entry]>([:])

  package init() {}

  package var matching: PatternMatching {
    PatternMatching { [self] in match($0, $1, $2) }
  }

  package func match(
    _ pattern: String, _ text: String, _ extent: PatternMatching.Extent
  ) -> PatternMatching.Verdict {
    switch entry(Key(pattern: pattern, extent: extent)) {
    case .invalid(let message): .invalid(message)
    case .compiled(let expression): run(expression, text)
    }
  }

  private func entry(_ key: Key) -> Entry {
    entries.withLock { entries in
      if let entry = entries[key] { return entry }
      if entries.count >= PatternLibrary.mostEntries { entries = [:] }
      let entry = PatternLibrary.compile(key)
      entries[key] = entry
      return entry
    }
  }

  private static func compile(_ key: Key) -> Entry {
    switch compiled(key) {
    case .success(let expression): .compiled(expression)
    case .failure(let problem): .invalid(problem.message)
    }
  }

  /// What is wrong with a regular expression, and where: a byte of its text.
  package struct Problem: Error, Hashable {
    package let message: String
    package let offset: Int
  }

  /// `nil` where nothing is wrong.
  package static func problem(in pattern: String) -> Problem? {
    guard case .failure(let problem) = compiled(Key(pattern: pattern, extent: .anywhere)) else {
      return nil
    }
    return problem
  }

  private static func compiled(_ key: Key) -> Result<Expression, Problem> {
    var options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C
    if key.extent == .whole { options |= PCRE2_ANCHORED | PCRE2_ENDANCHORED }
    var code: Int32 = 0
    var offset = 0
    let bytes = Array(key.pattern.utf8)
    let compiled = bytes.withUnsafeBufferPointer {
      pcre2_compile_8($0.baseAddress, $0.count, options, &code, &offset, nil)
    }
    guard let compiled else { return .failure(Problem(message: message(code), offset: offset)) }
    return .success(Expression(compiled))
  }

  private func run(_ expression: Expression, _ text: String) -> PatternMatching.Verdict {
    guard let code = OpaquePointer(bitPattern: expression.address),
      let data = pcre2_match_data_create_8(1, nil),
      let context = pcre2_match_context_create_8(nil)
    else { return .overLimit }
    defer {
      pcre2_match_data_free_8(data)
      pcre2_match_context_free_8(context)
    }
    pcre2_set_match_limit_8(context, PatternLibrary.matchLimit)
    pcre2_set_depth_limit_8(context, PatternLibrary.depthLimit)
    pcre2_set_heap_limit_8(context, PatternLibrary.heapLimit)
    let bytes = Array(text.utf8)
    // Only its address is used, which keeps nothing alive.
    let result = withExtendedLifetime(expression) {
      bytes.withUnsafeBufferPointer {
        pcre2_match_8(code, $0.baseAddress, $0.count, 0, 0, data, context)
      }
    }
    if result >= 0 { return .match }
    return result == PCRE2_ERROR_NOMATCH ? .noMatch : .overLimit
  }

  private static func message(_ code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }
}

/// A compiled expression, freed when nobody matches with it any more.
private final class Expression: Sendable {
  /// PCRE2 only reads what is behind it while matching.
  let address: UInt

  init(_ code: OpaquePointer) {
    address = UInt(bitPattern: code)
  }

  deinit { pcre2_code_free_8(OpaquePointer(bitPattern: address)) }
}
