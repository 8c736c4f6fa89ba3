package import FlowModel
import FlowSyntax

/// What was typed for a question of the format *Predefined*, read as its answer type [M-predef].
///
/// The page shows each type by one or two samples; where they leave something open botflow decides
/// (†), always for the stricter reading:
/// - blanks at the ends do not count, digits and letters are ASCII;
/// - an answer has at most 100 bytes, an e-mail address 254 (RFC 5321 §4.5.3.1.3);
/// - a number has the form of a JSON number without exponent, so that a condition can compare every
///   accepted one: a minus sign, a decimal point with digits on both sides; no plus sign, no
///   leading zero, no thousands separator, no decimal comma;
/// - dates, times, months and phone numbers: see `AnswerForm.all`; an e-mail address: `EmailAddress`.
///
/// *Use Timepicker* is no text format and not read here.
package enum PredefinedAnswer: Hashable, Sendable {
  /// What the question's variable holds: the text as typed, without the blanks at its ends.
  case accepted(String)
  case refused(Reason)

  package enum Reason: Hashable, Sendable, CaseIterable {
    case empty
    case tooLong
    case otherForm
    /// Written well, but no day, time or month that there is.
    case impossible

    /// As a clause.
    package var text: String {
      switch self {
      case .empty: "nothing was typed"
      case .tooLong: "it is too long"
      case .otherForm: "it has another form"
      case .impossible: "the calendar or the clock has no such value"
      }
    }
  }

  package init(_ text: String, as type: AnswerType) {
    let answer = PredefinedAnswer.trimmed(text)
    if let reason = PredefinedAnswer.objection(to: answer, as: type) {
      self = .refused(reason)
    } else {
      self = .accepted(String(answer))
    }
  }

  package static func accepts(_ text: String, as type: AnswerType) -> Bool {
    objection(to: trimmed(text), as: type) == nil
  }

  /// UTF-8 bytes.
  package static func mostBytes(_ type: AnswerType) -> Int {
    type == .emailAddress ? EmailAddress.mostBytes : 100
  }

  /// The message that an answer of another form gets; the product has one for each type, and shows
  /// none of them [M-predef], so the words are botflow's.
  package static func refusal(of type: AnswerType) -> String {
    "Please enter \(noun(type)), such as \(choice(examples(type)))."
  }

  private static func noun(_ type: AnswerType) -> String {
    switch type {
    case .date: "a date"
    case .dateAndTime: "a date and a time"
    case .emailAddress: "an e-mail address"
    case .month: "a month"
    case .monthOrRange: "a month or a range of months"
    case .number: "a number"
    case .phoneNumber: "a phone number"
    }
  }

  /// One for each way to write it.
  package static func examples(_ type: AnswerType) -> [String] {
    switch type {
    case .emailAddress: ["name@example.com"]
    case .number: ["12", "-0.5"]
    case .date, .dateAndTime, .month, .monthOrRange, .phoneNumber:
      AnswerForm.all(of: type).map(\.example)
    }
  }

  private static func choice(_ examples: [String]) -> String {
    guard examples.count > 1, let last = examples.last else { return examples.first ?? "" }
    return examples.dropLast().joined(separator: ", ") + " or " + last
  }

  private static func trimmed(_ text: String) -> Substring.UnicodeScalarView {
    let scalars = text[...].unicodeScalars
    let front = scalars.drop(while: \.properties.isWhitespace)
    let end = front.lastIndex { !$0.properties.isWhitespace }
    return end.map { front[...$0] } ?? front[front.endIndex...]
  }

  private static func objection(
    to answer: Substring.UnicodeScalarView, as type: AnswerType
  ) -> Reason? {
    let text = Substring(answer)
    guard !text.isEmpty else { return .empty }
    guard text.utf8.count <= mostBytes(type) else { return .tooLong }
    let bytes = Array(text.utf8)
    switch type {
    case .emailAddress: return EmailAddress.isValid(bytes[...]) ? nil : .otherForm
    case .number: return isNumber(bytes) ? nil : .otherForm
    case .date, .dateAndTime, .month, .monthOrRange, .phoneNumber:
      let outcomes = AnswerForm.all(of: type).map { $0.match(bytes) }
      if outcomes.contains(.match) { return nil }
      return outcomes.contains(.impossible) ? .impossible : .otherForm
    }
  }

  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    let hasExponent = bytes.contains { $0 | 0x20 == UInt8(ascii: "e") }
    return !hasExponent && JSONNumber(String(decoding: bytes, as: UTF8.self)) != nil
  }
}
