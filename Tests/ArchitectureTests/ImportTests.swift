import FlowTestSupport
import Testing

/// What each target may know, beside the standard library.
private let allowed: [String: Set<String>] = [
  "WebSyntax": [],
  "FlowDiagnostics": [],
  "FlowSyntax": ["FlowDiagnostics"],
  "FlowModel": ["FlowDiagnostics", "FlowSyntax", "WebSyntax"],
  "FlowEngine": ["FlowDiagnostics", "FlowModel", "FlowSyntax", "WebSyntax"],
  "FlowLint": ["FlowDiagnostics", "FlowModel", "FlowSyntax", "WebSyntax"],
  "OAuthProtocol": ["FlowSyntax", "WebSyntax"],
  "OAuthServer": [
    "OAuthProtocol", "WebSyntax", "Hummingbird", "HummingbirdCore", "HTTPTypes", "Logging",
    "NIOCore", "Synchronization", "Dispatch", "Glibc", "Musl", "Darwin",
  ],
  "FlowRuntime": [
    "CPCRE2", "Crypto", "FlowDiagnostics", "FlowEngine", "FlowModel", "FlowSyntax",
    "OAuthProtocol", "Synchronization", "WebSyntax",
  ],
  "FlowScripts": [
    "CMuJS", "FlowDiagnostics", "FlowEngine", "FlowModel", "FlowSyntax", "Synchronization",
    "Glibc", "Musl", "Darwin",
  ],
  "FlowTerminal": ["CEdit", "Synchronization", "Glibc", "Musl", "Darwin"],
  "FlowCommands": [
    "ArgumentParser", "Dispatch", "FlowDiagnostics", "FlowEngine", "FlowLint", "FlowModel",
    "FlowRuntime", "FlowSyntax", "FlowTerminal", "OAuthProtocol", "OAuthServer", "Synchronization",
    "WebSyntax",
    "Glibc", "Musl", "Darwin",
  ],
  "botflow": ["FlowCommands", "FlowScripts", "FlowTerminal", "Glibc", "Musl", "Darwin"],
]

/// Values in, values out: no clock, no chance, no files, no network, nothing asynchronous.
private let pure = [
  "WebSyntax", "FlowDiagnostics", "FlowSyntax", "FlowModel", "FlowEngine", "FlowLint",
  "OAuthProtocol",
]

private let impureWords = [
  "async", "await", "Task", ".random(", "shuffled(", "SystemRandomNumberGenerator", "Clock.now",
]

private struct SourceFile: CustomTestStringConvertible {
  var path: String
  var testDescription: String { path }

  var lines: [Substring] {
    (Repository.text(path) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
  }

  var imports: [String] { lines.compactMap(SourceFile.importedModule) }

  /// Lines without their comments.
  var code: [Substring] {
    lines.map { line in
      line.drop { $0 == " " }.hasPrefix("//")
        ? "" : line.firstRange(of: " // ").map { line[..<$0.lowerBound] } ?? line
    }
  }

  static func importedModule(in line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
      words[..<place].allSatisfy({ $0.hasPrefix("@") || $0 == "package" || $0 == "public" })
    else { return nil }
    let name = words[place + 1 < words.count - 1 ? words.count - 1 : place + 1]
    return String(name.split(separator: ".")[0])
  }

  static func all(in target: String) -> [SourceFile] {
    Repository.files(under: "Sources/\(target)", suffix: ".swift").map { SourceFile(path: $0) }
  }
}

@Suite struct `A target` {
  @Test(arguments: allowed.keys.sorted())
  func `imports only what it may know`(_ target: String) {
    let files = SourceFile.all(in: target)
    #expect(!files.isEmpty)
    for file in files {
      let unknown = Set(file.imports).subtracting(allowed[target] ?? [])
      #expect(unknown.isEmpty, "\(file.path)")
    }
  }

  @Test func `is known to this test`() {
    let folders = Set(
      Repository.files(under: "Sources", suffix: ".swift")
        .map { String($0.split(separator: "/")[1]) })
    #expect(folders.subtracting(["FlowTestSupport"]) == Set(allowed.keys))
  }

  @Test(arguments: pure)
  func `that is pure does nothing that depends on the moment`(_ target: String) {
    for file in SourceFile.all(in: target) {
      for word in impureWords {
        let lines = file.code.filter { line in
          line.firstRange(of: word).map { isWord(line, $0) } ?? false
        }
        #expect(lines.isEmpty, "\(file.path): \(word)")
      }
    }
  }

  @Test func `of any kind leaves Foundation out`() {
    let files = Repository.files(under: "Sources", suffix: ".swift").map(SourceFile.init)
    for file in files { #expect(!file.imports.contains("Foundation"), "\(file.path)") }
  }

  @Test func `that hides an import behind words is seen through`() {
    #expect(SourceFile.importedModule(in: "import Foundation") == "Foundation")
    #expect(SourceFile.importedModule(in: "@preconcurrency package import Glibc") == "Glibc")
    #expect(SourceFile.importedModule(in: "  import struct Foundation.Data") == "Foundation")
    #expect(SourceFile.importedModule(in: "let text = \"import Foundation\"") == nil)
  }

  private func isWord(_ line: Substring, _ range: Range<Substring.Index>) -> Bool {
    func isLetter(_ character: Character?) -> Bool { character?.isLetter ?? false }
    let before =
      range.lowerBound == line.startIndex ? nil : line[line.index(before: range.lowerBound)]
    let after = range.upperBound == line.endIndex ? nil : line[range.upperBound]
    let endsInLetter = line[range].last?.isLetter ?? false
    return !isLetter(before) && !(endsInLetter && isLetter(after))
  }
}

@Suite struct `A source file` {
  @Test func `has one idea, and so at most 300 lines`() {
    let files = ["Sources", "Tests"].flatMap { Repository.files(under: $0, suffix: ".swift") }
    #expect(files.count > 50)
    for path in files {
      #expect(SourceFile(path: path).lines.count <= 301, "\(path)")
    }
  }
}
