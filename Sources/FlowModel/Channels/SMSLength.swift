/// How long a text is as an SMS, and in how many segments it goes.
package struct SMSLength: Hashable, Sendable {
  /// Septets in GSM-7, code units in UCS-2.
  package var units: Int
  package var segments: Int
  /// How many units one segment holds where there is no other.
  package var onlySegment: Int
  /// The first character that GSM-7 has not, so that the whole text goes as UCS-2.
  package var foreign: Character?

  package init(_ text: String) {
    foreign = text.first { !$0.unicodeScalars.allSatisfy { SMSLength.septets($0) != nil } }
    let isUCS = foreign != nil
    let costs = text.unicodeScalars.map {
      isUCS ? UTF16.width($0) : SMSLength.septets($0) ?? 0
    }
    units = costs.reduce(0, +)
    onlySegment = SMSLength.most(isUCS ? .ucsMessage : .gsmMessage)
    segments =
      units <= onlySegment
      ? 1 : SMSLength.parts(costs, of: SMSLength.most(isUCS ? .ucsSegment : .gsmSegment))
  }

  private static func most(_ subject: ChannelLimit.Subject) -> Int {
    ChannelLimit.of(.sms, subject)?.most ?? .max
  }

  /// What takes two units is never divided between segments.
  private static func parts(_ costs: [Int], of size: Int) -> Int {
    var parts = 1
    var used = 0
    for cost in costs {
      if used + cost > size {
        parts += 1
        used = 0
      }
      used += cost
    }
    return parts
  }

  /// 3GPP TS 23.038, 6.2.1; `nil` where the alphabet has no such character.
  private static func septets(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", " ": 1
    case _ where basic.contains(scalar): 1
    case _ where extended.contains(scalar): 2
    default: nil
    }
  }

  private static let basic = Set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà".unicodeScalars)
  private static let extended = Set("\u{C}^{}\\[~]|€".unicodeScalars)
}
