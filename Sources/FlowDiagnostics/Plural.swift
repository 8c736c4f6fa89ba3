/// Numbers of things in messages: `1 error`, `2 errors`.
package enum Plural {
  package static func of(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
