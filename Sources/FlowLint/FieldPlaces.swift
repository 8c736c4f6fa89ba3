package import FlowDiagnostics
package import FlowModel
import FlowSyntax

extension LintedFlow {
  /// The value of a field of an interaction, for fields whose place the flow itself does not keep;
  /// the interaction's name where the field is not there.
  ///
  /// Reads the interaction's text once more, so it is for what is being reported.
  package func span(of path: String..., in interaction: Interaction) -> Span {
    let start = interaction.span.start
    let piece = SourceText(
      path: source.path, bytes: Array(source.bytes[start..<interaction.span.end]))
    let document = JSONDocument(piece)
    var node = document.root
    for name in path {
      node = node.flatMap { object in
        document.members(object).last { document.string($0.key) == name }?.value
      }
    }
    guard let node else { return interaction.name.span }
    let span = document.span(node)
    return Span(span.start + start, span.end + start)
  }
}
