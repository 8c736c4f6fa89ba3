import FlowDiagnostics
import FlowModel

extension BraceRun {
  /// `{name}`: one brace on either side.
  var isSingle: Bool { opening == 1 && closing == 1 }

  /// Two braces on one side, fewer on the other.
  var isLopsided: Bool { opening == 2 && closing < 2 || opening < 2 && closing == 2 }
}

extension LintedFlow {
  /// Braces round variables of this flow in a body in which only double ones work.
  func bodyBraces(of rest: RESTSettings) -> [BraceRun] {
    guard let body = rest.body, !(rest.isForm && rest.isBodyText) else { return [] }
    let text = body.literalText
    // The braces of a GraphQL query are its own.
    guard text.utf8.contains(UInt8(ascii: "{")) || text.utf8.contains(UInt8(ascii: "}")),
      !text.contains("\"query\"")
    else { return [] }
    let places =
      rest.isBodyText
      ? [body.span] : source.strings(in: source.extent(ofValueAt: body.span.start))
    return places.flatMap { place in
      BraceRun.all(in: source, place)
        .filter { variables.isKnown($0.path.root, in: flow) }
        .map { rest.isBodyText ? withoutBracesOfJSON($0) : $0 }
    }
  }

  /// Where a value of JSON stands, closing braces too many are those of an object round it.
  private func withoutBracesOfJSON(_ run: BraceRun) -> BraceRun {
    let before = source.bytes[..<run.span.start].last { !" \t".utf8.contains($0) }
    guard let before, ":,[".utf8.contains(before), run.opening > 0, run.closing > run.opening
    else { return run }
    var own = run
    own.closing = run.opening
    own.span.end = run.nameSpan.end + run.opening
    return own
  }
}
