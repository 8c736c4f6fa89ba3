package import FlowModel

extension Engine {
  /// Whether the customer was away for longer than the session's time-out: the next thing they do
  /// opens a new session [C-dash].
  package func hasTimedOut(_ session: Session) -> Bool {
    let minutes = flow.bot(of: session.position).defaults.source.sessionTimeout
    return session.phase == .waiting && session.position != nil
      && session.clock - Int(session[.lastInput]) > minutes * 60
  }

  /// The question that has just refused what was typed for it, and asked again.
  package func refusing(_ session: Session) -> InteractionIndex? {
    session[.defaultAnswers] > 0 && session.phase == .waiting ? session.question : nil
  }
}
