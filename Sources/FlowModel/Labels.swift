/// Where a conversation takes place, by the Designer's label.
package enum Channel: String, DesignerLabel, Hashable {
  case webClient = "Web Client"
  case facebook = "Facebook"
  case appleBusinessChat = "Apple Business Chat"
  case sms = "SMS"
  case alexa = "Alexa"

  package static let what = "a channel"
  package static let otherLabels = [
    "Webchat": "Web Client", "AppleBusinessChat": "Apple Business Chat", "Pb-Sms": "SMS",
    "Twilio": "SMS", "Messenger": "Facebook",
  ]

  /// The word for it on the command line.
  package var shortName: String {
    switch self {
    case .webClient: "web"
    case .facebook: "facebook"
    case .appleBusinessChat: "apple"
    case .sms: "sms"
    case .alexa: "alexa"
    }
  }

  /// Account linking exists on Web Client, Facebook and Apple Business Chat only [C-linkint].
  package var canLinkAccounts: Bool {
    switch self {
    case .webClient, .facebook, .appleBusinessChat: true
    case .sms, .alexa: false
    }
  }
}

package enum InteractionType: String, DesignerLabel, Hashable {
  case message = "Message"
  case question = "Question"
  case card = "Card"
  case action = "Action"

  package static let what = "an interaction type"
  package static let otherLabels = ["Carousel": "Card"]
}

package enum ActionType: String, DesignerLabel, Hashable {
  case condition = "Condition"
  case rest = "REST"
  case setVariable = "Set Variable"
  case goToBot = "Go To Bot"
  case sendAttachment = "Send Attachment"

  package static let what = "an action type"
  package static let otherLabels = ["Conditions": "Condition"]
}

package enum ButtonType: String, DesignerLabel, Hashable {
  case postback = "Postback"
  case url = "URL"
  case accountLink = "Account Link"
  case accountUnlink = "Account Unlink"
  case phone = "Phone"
  case liveAgent = "Live Agent"

  package static let what = "a button type"
}

/// How a message shows its buttons.
package enum MessageDisplayType: String, DesignerLabel, Hashable {
  case button = "Button"
  case quickReply = "Quick Reply"
  case card = "Card"

  package static let what = "a display type"
}

/// How a question shows the answers it offers.
package enum AnswerDisplayType: String, DesignerLabel, Hashable {
  case button = "Button"
  case quickReply = "Quick Reply"

  package static let what = "a display type of a question"
}

package enum AnswerFormat: String, DesignerLabel, Hashable {
  case any = "Any"
  case predefined = "Predefined"
  case regularExpression = "Regular Expression"
  case custom = "Custom"

  package static let what = "an answer format"
}

package enum AnswerType: String, DesignerLabel, Hashable {
  case date = "Date"
  case dateAndTime = "Date and Time"
  case emailAddress = "Email Address"
  case month = "Month"
  case monthOrRange = "Month or Range of Months"
  case number = "Number"
  case phoneNumber = "Phone Number"

  package static let what = "an answer type"
}

package enum DefaultReplyMode: String, DesignerLabel, Hashable {
  case textAndNext = "Text + Next"
  case textOnly = "Text Only"
  case nextOnly = "Next Only"

  package static let what = "a default reply mode"
}

/// The methods of the REST action; the product has no PATCH [M-rest].
package enum RESTMethod: String, DesignerLabel, Hashable {
  case get = "GET"
  case post = "POST"
  case put = "PUT"
  case delete = "DELETE"

  package static let what = "a method"
}

/// *Set error if response*: whether finding the data, or not finding it, makes the error.
package enum Presence: String, DesignerLabel, Hashable {
  case present = "Present"
  case absent = "Absent"

  package static let what = "a kind of presence"
}

/// Only *Is Not Empty* and a greater-than are evidenced in the product's pages.
package enum Operator: String, DesignerLabel, Hashable {
  case isEmpty = "Is Empty"
  case isNotEmpty = "Is Not Empty"
  case equals = "Equals"
  case notEquals = "Not Equals"
  case contains = "Contains"
  case doesNotContain = "Does Not Contain"
  case startsWith = "Starts With"
  case endsWith = "Ends With"
  case greaterThan = "Greater Than"
  case greaterThanOrEqual = "Greater Than Or Equal"
  case lessThan = "Less Than"
  case lessThanOrEqual = "Less Than Or Equal"
  case matches = "Matches"

  package static let what = "an operator"

  package var takesValue: Bool { self != .isEmpty && self != .isNotEmpty }

  package var isEvidenced: Bool { self == .isNotEmpty || self == .greaterThan }
}
