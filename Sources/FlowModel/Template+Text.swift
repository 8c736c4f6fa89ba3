extension Template {
  /// As the author wrote it, but for the number of braces.
  package var text: String {
    pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .reference(let reference):
        reference.isProperCase
          ? "{system.toProperCase(\(reference.path.text))}" : "{\(reference.path.text)}"
      }
    }.joined()
  }
}
