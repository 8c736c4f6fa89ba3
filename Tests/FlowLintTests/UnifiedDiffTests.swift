import FlowLint
import Testing

@Suite struct `A unified diff` {
  private func diff(_ old: String, _ new: String) -> String {
    UnifiedDiff(Array(old.utf8), Array(new.utf8)).text(path: "x")
  }

  @Test func `shows a change with three lines round it`() {
    let old = (1...9).map { "\($0)\n" }.joined()
    #expect(
      diff(old, old.replacing("5", with: "five"))
        == "--- x\n+++ x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n")
  }

  @Test func `joins changes that are near, and parts those that are not`() {
    let old = (1...30).map { "line \($0)\n" }.joined()
    let near = old.replacing("line 5\n", with: "").replacing("line 12\n", with: "twelve\n")
    #expect(
      UnifiedDiff(Array(old.utf8), Array(near.utf8)).hunks.map(\.header) == ["@@ -2,14 +2,13 @@"])
    let far = old.replacing("line 5\n", with: "").replacing("line 13\n", with: "thirteen\n")
    #expect(
      UnifiedDiff(Array(old.utf8), Array(far.utf8)).hunks.map(\.header)
        == ["@@ -2,7 +2,6 @@", "@@ -10,7 +9,7 @@"])
  }

  @Test func `keeps line ends, and says where the last one is missing`() {
    #expect(
      diff("a\r\nb", "a\r\nc\n")
        == "--- x\n+++ x\n@@ -1,2 +1,2 @@\n a\r\n-b\n\\ No newline at end of file\n+c\n")
    #expect(diff("", "a\n") == "--- x\n+++ x\n@@ -0,0 +1 @@\n+a\n")
    #expect(diff("a\n", "") == "--- x\n+++ x\n@@ -1 +0,0 @@\n-a\n")
  }

  /// As `patch` does it: what is not removed is taken from the old text, at the line that is named.
  private func patched(_ old: String, _ diff: String) -> String? {
    func lines(_ text: String) -> [String] {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
      let last = lines.removeLast().dropLast()
      return last.isEmpty ? lines : lines + [String(last)]
    }
    let source = lines(old)
    var (out, next) = ([String](), 0)
    for line in lines(diff).dropFirst(2) {
      let rest = String(line.dropFirst())
      switch line.first {
      case "@":
        guard let match = line.firstMatch(of: /@@ -(\d+)(,0)?/), let start = Int(match.1) else {
          return nil
        }
        let place = match.2 == nil ? start - 1 : start
        out += source[next..<place]
        next = place
      case "\\": if out[out.count - 1].hasSuffix("\n") { out[out.count - 1].removeLast() }
      case "+": out.append(rest)
      default:
        guard source[next].trimmingEnd == rest.trimmingEnd else { return nil }
        if line.first == " " { out.append(rest) } else { out.append("") }
        next += 1
      }
    }
    return (out + source[next...]).joined()
  }

  @Test func `makes the new text out of the old one`() {
    var state: UInt64 = 7
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<200 {
      var lines = (0..<40).map { _ in "line \(next(9))" }
      let old = lines.joined(separator: "\n") + (next(2) == 0 ? "\n" : "")
      for _ in 0..<5 {
        let place = next(lines.count)
        if next(2) == 0 { lines.remove(at: place) } else { lines.insert("new", at: place) }
      }
      let new = lines.joined(separator: "\n") + (next(2) == 0 ? "\n" : "")
      #expect(patched(old, diff(old, new)) == new)
    }
  }
}

extension String {
  fileprivate var trimmingEnd: Substring { hasSuffix("\n") ? dropLast() : self[...] }
}
