extension Template {
  /// As the author wrote it.
  package var text: String {
    pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .reference(let reference): reference.text
      }
    }.joined()
  }
}
