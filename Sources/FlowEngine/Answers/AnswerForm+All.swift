package import FlowModel

extension AnswerForm {
  /// Every form that dates, times, months and phone numbers are accepted in [M-predef].
  ///
  /// What the page's samples leave open is botflow's choice (†):
  /// - a year has four digits, since two would make `01/02/03` three dates; months and days of a
  ///   *Date* have one or two; both separators of a date are the same; the Gregorian calendar
  ///   holds for all years from 1 to 9999;
  /// - a *Date and Time* has its date to the letter (`yyyy-mm-dd`), then blanks; hour, minute and
  ///   second have one or two digits, the seconds may be missing, and 24:00 is not a time;
  /// - months are English, in any case, with their first three letters as the one short form;
  /// - a range of months may have blanks around its hyphen, may wrap (`Nov-Feb`) and may be of one
  ///   month (`May-May`), since the bot does not say of which years;
  /// - a phone number has 7 to 15 digits (15 by ITU-T E.164); one sign stands between two groups,
  ///   which may differ from the next; every group but the first has two digits at least; the area
  ///   code in brackets has at most five, the country code before it at most three; no extensions.
  package static let all: [AnswerForm] = [
    AnswerForm(
      .date, "M/D/Y", example: "01/31/2026",
      [
        .digits(1...2, .month), .sign("/-"), .digits(1...2, .day), .sameSign,
        .digits(4...4, .year),
      ]),
    AnswerForm(
      .date, "Y/M/D", example: "2026-01-31",
      [
        .digits(4...4, .year), .sign("/-"), .digits(1...2, .month), .sameSign,
        .digits(1...2, .day),
      ]),
    AnswerForm(
      .dateAndTime, "yyyy-mm-dd H:m:s", example: "2026-01-31 09:30",
      [
        .digits(4...4, .year), .sign("-"), .digits(2...2, .month), .sign("-"),
        .digits(2...2, .day), .sign(" "), .blanks,
        .digits(1...2, .hour), .sign(":"), .digits(1...2, .minute),
        .optional([.sign(":"), .digits(1...2, .second)]),
      ]),
    AnswerForm(.month, "name", example: "January", [.monthName]),
    AnswerForm(.month, "short name", example: "Jan", [.monthAbbreviation]),
    AnswerForm(.month, "number", example: "1", [.digits(1...2, .month)]),
    AnswerForm(.monthOrRange, "one month", example: "June", [.anyMonth]),
    AnswerForm(
      .monthOrRange, "range", example: "Jan-Jun",
      [.anyMonth, .blanks, .sign("-"), .blanks, .anyMonth]),
    AnswerForm(
      .phoneNumber, "one number", example: "5555550123", digits: 7...15,
      [.optional([.sign("+")]), .digits(7...15, nil)]),
    AnswerForm(
      .phoneNumber, "groups", example: "555-555-0123", digits: 7...15,
      [
        .optional([.sign("+")]), .digits(1...15, nil), .sign("-. "), .digits(2...15, nil),
        .repeated([.sign("-. "), .digits(2...15, nil)]),
      ]),
    AnswerForm(
      .phoneNumber, "area code in brackets", example: "+1 (555) 555-0123", digits: 7...15,
      [
        .optional([.sign("+")]), .optional([.digits(1...3, nil), .optional([.sign("-. ")])]),
        .sign("("), .digits(1...5, nil), .sign(")"), .optional([.sign("-. ")]),
        .digits(2...15, nil), .repeated([.sign("-. "), .digits(2...15, nil)]),
      ]),
  ]

  private static let byType = Dictionary(grouping: all, by: \.type)

  package static func all(of type: AnswerType) -> [AnswerForm] { byType[type] ?? [] }
}
