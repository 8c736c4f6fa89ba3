import FlowEngine
import FlowModel
import Testing

/// What each form takes and what it leaves, by its type and name.
struct AnswerFormRow: CustomTestStringConvertible, Sendable {
  let type: AnswerType
  let name: String
  let accepted: [String]
  let refused: [String]

  var testDescription: String { "\(type.rawValue): \(name)" }

  init(_ type: AnswerType, _ name: String, accepted: [String], refused: [String]) {
    self.type = type
    self.name = name
    self.accepted = accepted
    self.refused = refused
  }

  static let all: [AnswerFormRow] = dates + months + phoneNumbers

  private static let dates: [AnswerFormRow] = [
    AnswerFormRow(
      .date, "M/D/Y",
      accepted: ["01/31/2018", "1/31/2018", "1-1-2018", "12-31-9999", "02/29/2024", "2/29/2000"],
      refused: [
        "31/01/2018", "1/31-2018", "1/31/18", "1/31/02018", "001/31/2018", "1//2018", "1/31/",
        "1.31.2018", "1/31/2018 ", "1 / 31 / 2018", "02/29/2023", "2/29/1900", "1/1/0000",
        "2018-01-31", "Jan/31/2018", "+1/31/2018", "1/31/2018/", "١/٣١/٢٠١٨",
      ]),
    AnswerFormRow(
      .date, "Y/M/D",
      accepted: ["2018-01-31", "2018/1/31", "2018-1-1", "0001/01/01", "2024/02/29"],
      refused: [
        "18-01-31", "2018/01-31", "2018-31-01", "2018-00-10", "2018-01-00", "2018-04-31",
        "2018-01", "20180131", "02018-01-31", "2018-01-31T", "1-31-2018", "-2018-01-31",
      ]),
    AnswerFormRow(
      .dateAndTime, "yyyy-mm-dd H:m:s",
      accepted: [
        "2011-12-16 09:30", "2011-12-16 9:30:05", "2011-12-16 0:0:0", "2011-12-16  23:59:59",
        "2024-02-29 12:00",
      ],
      refused: [
        "2011-12-16", "09:30", "2011-12-16 24:00", "2011-12-16 12:60", "2011-12-16 12:00:60",
        "2011-12-16T09:30", "2011-12-16 09:30 PM", "2011-12-16 9", "2011-12-16 9:30:",
        "2011-1-6 09:30", "2011/12/16 09:30", "12-16-2011 09:30", "2011-12-1609:30",
        "2011-12-16 009:30", "2023-02-29 12:00", "2011-12-16 09:30Z", "2011-12-16\t09:30",
      ]),
  ]

  private static let months: [AnswerFormRow] = [
    AnswerFormRow(
      .month, "name", accepted: ["January", "may", "DECEMBER", "sePtember"],
      refused: ["Januar", "Jänner", "January 2018", "Jan", "1", "Januaryy", "ſeptember"]),
    AnswerFormRow(
      .month, "short name", accepted: ["Jan", "feb", "DEC", "May"],
      refused: ["Sept", "Ja", "Jan.", "January", "Jän", "13", "Mai"]),
    AnswerFormRow(
      .month, "number", accepted: ["1", "01", "12", "9"],
      refused: ["0", "00", "13", "99", "001", "1.0", "-1", "+1", "1st", "Jan", "١"]),
    AnswerFormRow(
      .monthOrRange, "one month", accepted: ["June", "jun", "6", "06"],
      refused: ["June-", "0", "13", "Jul-Aug", "J", "June July"]),
    AnswerFormRow(
      .monthOrRange, "range",
      accepted: [
        "January-June", "Jan-Jun", "1-6", "Jan-6", "1-June", "January - Jun", "Nov-Feb", "12-1",
        "May-May", "01 -06",
      ],
      refused: [
        "Jan", "Jan-", "-Jun", "Jan--Jun", "Jan-Jun-Sep", "0-6", "1-13", "Jan/Jun", "Jan to Jun",
        "Jan–Jun", "JanJun", "1 6",
      ]),
  ]

  private static let phoneNumbers: [AnswerFormRow] = [
    AnswerFormRow(
      .phoneNumber, "one number",
      accepted: ["5555550123", "+445555550123", "5550123", "123456789012345"],
      refused: [
        "555012", "1234567890123456", "+", "+ 5555550123", "555-0123", "5555550123x4",
        "555555012a", "++5555550123", "００００００００",
      ]),
    AnswerFormRow(
      .phoneNumber, "groups",
      accepted: [
        "555-555-0123", "555.555.0123", "555 555 0123", "+1 555-555.0123", "555-0123",
        "01 23 45 67 89", "+44 20 7946 0123",
      ],
      refused: [
        "555--555-0123", "555-555-012-", "-555-555-0123", "555 - 555 - 0123", "555/555/0123",
        "55 55 5", "5555550123", "5 5 5 0 1 2 3", "1234 5678 9012 3456", "555_555_0123",
      ]),
    AnswerFormRow(
      .phoneNumber, "area code in brackets",
      accepted: [
        "(555)-555-0123", "(555) 555-0123", "(555)5550123", "+44 (555) 555 01", "1(555)555.0123",
        "+1-(555)-555-0123", "+44(0)2079460123",
      ],
      refused: [
        "(555) 55", "(555 555-0123", "555) 555-0123", "((555)) 555-0123", "(555)  555-0123",
        "()5550123", "(555555) 0123", "+(555", "1234 (555) 0123", "555 (555)", "(+44) 5550123",
      ]),
  ]
}
