package import FlowModel

/// One way to write an answer of a predefined type, as pieces from left to right.
package struct AnswerForm: Sendable {
  /// What digits or a word stand for; only these are checked against calendar and clock.
  enum Part: Hashable, Sendable {
    case year, month, day, hour, minute, second
  }

  indirect enum Piece: Sendable {
    /// All the digits that stand here, so many of them; a part has at most four.
    case digits(ClosedRange<Int>, Part?)
    case monthName
    /// The first three letters of the name.
    case monthAbbreviation
    /// Name, abbreviation or number.
    case anyMonth
    /// One of these signs.
    case sign(String)
    /// The last sign once more.
    case sameSign
    case blanks
    case optional([Piece])
    case repeated([Piece])
  }

  package enum Outcome: Hashable, Sendable {
    case match
    /// The form fits, but there is no such day, time or month.
    case impossible
    case noMatch
  }

  package let type: AnswerType
  /// Short, for tests and messages to name it by.
  package let name: String
  package let example: String
  /// How many digits there are in all.
  let digits: ClosedRange<Int>
  let pieces: [Piece]

  init(
    _ type: AnswerType, _ name: String, example: String, digits: ClosedRange<Int> = 0...100,
    _ pieces: [Piece]
  ) {
    self.type = type
    self.name = name
    self.example = example
    self.digits = digits
    self.pieces = pieces
  }

  package func match(_ bytes: [UInt8]) -> Outcome {
    var reader = AnswerReader(bytes)
    guard reader.read(pieces), reader.isAtEnd, digits.contains(reader.digits) else {
      return .noMatch
    }
    return reader.isPossible ? .match : .impossible
  }
}

/// Reads an answer piece by piece. A run of digits or letters is taken as a whole, so what was read
/// is never read in another way, and the time is in proportion to the length.
private struct AnswerReader {
  private let bytes: [UInt8]
  private var position = 0
  private var sign: UInt8?
  private var parts: [(part: AnswerForm.Part, value: Int)] = []
  private(set) var digits = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func read(_ pieces: [AnswerForm.Piece]) -> Bool {
    for piece in pieces {
      guard read(piece) else { return false }
    }
    return true
  }

  private mutating func read(_ piece: AnswerForm.Piece) -> Bool {
    switch piece {
    case .digits(let count, let part): return readDigits(count, part)
    case .monthName: return readMonth { CalendarMonth.number(named: $0) }
    case .monthAbbreviation: return readMonth { CalendarMonth.number(abbreviated: $0) }
    case .anyMonth:
      return readMonth { CalendarMonth.number(named: $0) ?? CalendarMonth.number(abbreviated: $0) }
        || readDigits(1...2, .month)
    case .sign(let signs): return readSign { signs.utf8.contains($0) }
    case .sameSign:
      let last = sign
      return readSign { $0 == last }
    case .blanks:
      position += bytes[position...].prefix { $0 == UInt8(ascii: " ") }.count
      return true
    case .optional(let pieces):
      _ = readIfThere(pieces)
      return true
    case .repeated(let pieces):
      while readIfThere(pieces) {}
      return true
    }
  }

  private mutating func readIfThere(_ pieces: [AnswerForm.Piece]) -> Bool {
    let before = self
    guard read(pieces), position > before.position else {
      self = before
      return false
    }
    return true
  }

  private mutating func readDigits(_ count: ClosedRange<Int>, _ part: AnswerForm.Part?) -> Bool {
    let run = bytes[position...].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard count.contains(run.count) else { return false }
    if let part {
      parts.append((part, run.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }))
    }
    position += run.count
    digits += run.count
    return true
  }

  private mutating func readMonth(_ number: (String) -> Int?) -> Bool {
    let run = bytes[position...].prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
    guard let month = number(String(decoding: run.map { $0 | 0x20 }, as: UTF8.self)) else {
      return false
    }
    parts.append((.month, month))
    position += run.count
    return true
  }

  private mutating func readSign(_ isWanted: (UInt8) -> Bool) -> Bool {
    guard !isAtEnd, isWanted(bytes[position]) else { return false }
    sign = bytes[position]
    position += 1
    return true
  }

  /// Whether calendar and clock have all that was read.
  var isPossible: Bool {
    let year = parts.last { $0.part == .year }?.value ?? 1
    let month = parts.last { $0.part == .month }?.value ?? 1
    return parts.allSatisfy { part, value in
      switch part {
      case .year: value >= 1
      case .month: (1...12).contains(value)
      case .day: value >= 1 && value <= CalendarMonth.days(month, of: year)
      case .hour: value < 24
      case .minute, .second: value < 60
      }
    }
  }
}

/// The months of the Gregorian calendar, in English.
enum CalendarMonth {
  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  static func number(named name: String) -> Int? {
    names.firstIndex(of: name).map { $0 + 1 }
  }

  static func number(abbreviated name: String) -> Int? {
    names.firstIndex { $0.prefix(3) == name }.map { $0 + 1 }
  }

  /// How many days a month has; 0 for a month that there is not.
  static func days(_ month: Int, of year: Int) -> Int {
    guard (1...12).contains(month) else { return 0 }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return lengths[month - 1] + (month == 2 && isLeapYear ? 1 : 0)
  }
}
