extension ChannelLimit {
  /// Every limit there is; nothing else in botflow knows a number of its own.
  ///
  /// Web Client has no limits but the product's. How many items an Apple list picker takes is
  /// published nowhere that was found, so it has no entry.
  package static let all = product + facebook + apple + sms + alexa

  private static let today = "2026-11-23"

  private static let product: [ChannelLimit] = [
    .product(.buttonsOfMessage, 3, .page("C-btn")),
    .product(.buttonsOfMessageCard, 10, .page("C-msgcard")),
    .product(.answerButtons, 4, .page("C-custom")),
    .product(.quickReplies, 11, .page("C-custom")),
    .product(.cards, 10, .page("C-carditems")),
    .product(.buttonsOfCarouselCard, 3, .page("C-carditems")),
    .product(.buttonsFromAction, 3, .page("M-jsonbtn")),
    .product(.payload, 1_000, .page("C-btn")),
    .product(.cardTitle, 80, .page("C-carditems")),
    .product(.cardSubtitle, 80, .page("C-carditems")),
    .product(.quickReplyImage, 24, .page("C-jsonqr")),
    .product(.attachment, 8, .page("C-att")),
  ]

  private static func product(
    _ subject: Subject, _ most: Int, _ source: FactSource
  ) -> ChannelLimit {
    // The pages give the numbers; none says what the Designer does beyond them.
    ChannelLimit(
      nil, subject, most: most, .refusedByProduct, assumed: true, source, lookedUp: today)
  }

  private static func messenger(_ page: String) -> FactSource {
    .address(
      "https://developers.facebook.com/documentation/business-messaging/messenger-platform/"
        + "send-messages/" + page)
  }

  private static let facebook: [ChannelLimit] = [
    ChannelLimit(
      .facebook, .text, most: 2_000, .refusedByChannel, assumed: true,
      .address("https://github.com/microsoft/botframework-sdk/issues/4261"), lookedUp: today),
    ChannelLimit(
      .facebook, .textAboveButtons, most: 640, .refusedByChannel, assumed: true,
      messenger("template/button"), lookedUp: today),
    ChannelLimit(
      .facebook, .buttonsOfMessage, most: 3, .refusedByChannel, assumed: true,
      messenger("template/button"), lookedUp: today),
    ChannelLimit(
      .facebook, .answerButtons, most: 3, .unknown, messenger("template/button"), lookedUp: today),
    ChannelLimit(
      .facebook, .buttonsOfMessageCard, most: 3, .unknown, messenger("template/generic"),
      lookedUp: today),
    ChannelLimit(
      .facebook, .quickReplies, most: 13, .refusedByChannel, assumed: true,
      messenger("quick-replies"), lookedUp: today),
    ChannelLimit(
      .facebook, .quickReplyLabel, most: 20, .cut, assumed: true, messenger("quick-replies"),
      lookedUp: today),
    // That a channel cuts long labels is the product's word [C-btn].
    ChannelLimit(
      .facebook, .buttonLabel, most: 20, .cut, messenger("buttons/postback"), lookedUp: today),
    ChannelLimit(
      .facebook, .payload, most: 1_000, .refusedByChannel, assumed: true,
      messenger("buttons/postback"), lookedUp: today),
    ChannelLimit(
      .facebook, .cards, most: 10, .refusedByChannel, assumed: true,
      messenger("template/generic"), lookedUp: today),
    ChannelLimit(
      .facebook, .buttonsOfCarouselCard, most: 3, .refusedByChannel, assumed: true,
      messenger("template/generic"), lookedUp: today),
    ChannelLimit(
      .facebook, .cardTitle, most: 80, .cut, assumed: true, messenger("template/generic"),
      lookedUp: today),
    ChannelLimit(
      .facebook, .cardSubtitle, most: 80, .cut, assumed: true, messenger("template/generic"),
      lookedUp: today),
  ]

  private static let appleFields = FactSource.address(
    "https://help.webexconnect.io/changelog/apple-messages-for-business-compliance-updates")
  private static let appleMessages = FactSource.address(
    "https://infobip.com/docs/apple-messages-for-business/message-types")

  private static let apple: [ChannelLimit] = [
    // Providers differ (3,000, 4,096 and 10,000); the smallest is safe with all of them.
    ChannelLimit(
      .appleBusinessChat, .text, most: 3_000, .refusedByChannel, assumed: true, appleMessages,
      lookedUp: today),
    ChannelLimit(
      .appleBusinessChat, .quickReplies, least: 2, most: 5, .shownOtherwise, assumed: true,
      appleMessages, lookedUp: today),
    ChannelLimit(
      .appleBusinessChat, .quickReplyLabel, most: 24, .cut, assumed: true,
      .address(
        "https://asapp.mintlify.app/messaging-platform/feature-releases/customer-channels/"
          + "quick-replies-in-apple-messages-for-business"), lookedUp: today),
    ChannelLimit(
      .appleBusinessChat, .buttonLabel, most: 200, .refusedByChannel, assumed: true, appleFields,
      lookedUp: today),
    ChannelLimit(
      .appleBusinessChat, .cardTitle, most: 200, .refusedByChannel, assumed: true, appleFields,
      lookedUp: today),
    ChannelLimit(
      .appleBusinessChat, .cardSubtitle, most: 200, .refusedByChannel, assumed: true, appleFields,
      lookedUp: today),
  ]

  private static let twilioSegments = FactSource.address(
    "https://www.twilio.com/docs/glossary/what-sms-character-limit")

  private static let sms: [ChannelLimit] = [
    ChannelLimit(
      .sms, .text, most: 1_600, .refusedByChannel,
      .address("https://www.twilio.com/docs/api/errors/21617"), lookedUp: today),
    ChannelLimit(.sms, .gsmMessage, most: 160, .split, twilioSegments, lookedUp: today),
    ChannelLimit(.sms, .gsmSegment, most: 153, .split, twilioSegments, lookedUp: today),
    ChannelLimit(.sms, .ucsMessage, most: 70, .split, twilioSegments, lookedUp: today),
    ChannelLimit(.sms, .ucsSegment, most: 67, .split, twilioSegments, lookedUp: today),
  ]

  private static let alexa: [ChannelLimit] = [
    ChannelLimit(
      .alexa, .text, most: 8_000, .refusedByChannel,
      .address("https://github.com/LorenzHW/Telegram-Connect/issues/6"), lookedUp: today)
  ]
}
