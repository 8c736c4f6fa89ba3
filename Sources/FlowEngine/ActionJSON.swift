import FlowModel
import FlowSyntax

/// What is wrong with a list that an action has made.
package enum ListProblem: Hashable, Sendable {
  /// It is empty or no array.
  case noList
  /// An element, counted from 1, without a title: it is left out.
  case noTitle(Int)
  /// A card needs one more property beside its title; it is left out.
  case onlyTitle(Int)
  case tooMany(Int, limit: Int)
  case tooManyButtons(Int, card: Int)
  /// A button that is left out, and why.
  case button(card: Int, ButtonProblem)

  /// Buttons a card of an action's can have [M-jsoncards].
  package static let mostButtons = 3

  package enum ButtonProblem: Hashable, Sendable {
    case noTitle
    case unknownType(String)
    case notHTTPS(String)
    /// A telephone number begins with a plus sign.
    case noPlus(String)
  }
}

/// JSON that actions make for questions and cards, read as the product reads it. What lies behind
/// a limit is not looked at, so that a list of any length says no more than a few things.
enum ActionJSON {
  /// A quick reply [C-jsonqr].
  struct Tag: Hashable {
    var title: String
    /// What is sent; the title where it has none.
    var payload: String
    var imageURL: String?
  }

  struct Card {
    var title: String
    var subtitle: String?
    var imageURL: String?
    var itemURL: String?
    var buttons: [CompiledButton]
  }

  /// Called Facebook's maximum [C-jsonqr].
  static let mostTags = 11
  static let mostCards = 10
  static let mostButtons = ListProblem.mostButtons

  static func tags(_ value: JSONValue?) -> (tags: [Tag], problems: [ListProblem]) {
    guard case .array(let elements)? = value, !elements.isEmpty else { return ([], [.noList]) }
    var tags: [Tag] = []
    var problems: [ListProblem] = []
    for (place, element) in elements.prefix(mostTags).enumerated() {
      // A bare text is a title: an array of names needs no objects.
      guard let title = (element["title"] ?? element).string, !title.isEmpty else {
        problems.append(.noTitle(place + 1))
        continue
      }
      tags.append(
        Tag(
          title: title, payload: text(element["payload"]) ?? title,
          imageURL: text(element["image_url"])))
    }
    if elements.count > mostTags {
      problems.append(.tooMany(elements.count, limit: mostTags))
    }
    return (tags, problems)
  }

  /// [M-jsoncards]
  static func cards(_ value: JSONValue?) -> (cards: [Card], problems: [ListProblem]) {
    guard case .array(let elements)? = value, !elements.isEmpty else { return ([], [.noList]) }
    var cards: [Card] = []
    var problems: [ListProblem] = []
    for (place, element) in elements.prefix(mostCards).enumerated() {
      guard let title = text(element["title"]) else {
        problems.append(.noTitle(place + 1))
        continue
      }
      guard case .object(let object) = element, object.members.count > 1 else {
        problems.append(.onlyTitle(place + 1))
        continue
      }
      var buttons: [CompiledButton] = []
      if case .array(let list)? = element["buttons"] {
        for entry in list.prefix(mostButtons) {
          switch button(entry) {
          case .success(let button): buttons.append(button)
          case .failure(let problem): problems.append(.button(card: place + 1, problem))
          }
        }
        if list.count > mostButtons {
          problems.append(.tooManyButtons(list.count, card: place + 1))
        }
      }
      cards.append(
        Card(
          title: title, subtitle: text(element["subtitle"]), imageURL: text(element["image_url"]),
          itemURL: text(element["item_url"]), buttons: buttons))
    }
    if elements.count > mostCards {
      problems.append(.tooMany(elements.count, limit: mostCards))
    }
    return (cards, problems)
  }

  /// [M-jsonbtn]; the samples leave the type of a postback out.
  private static func button(
    _ json: JSONValue
  ) -> Result<CompiledButton, ListProblem.ButtonProblem> {
    let type = text(json["type"]) ?? "postback"
    let isAccount = type == "account_link" || type == "account_unlink"
    let names = ["account_link": "Log in", "account_unlink": "Log out"]
    guard let title = text(json["title"]) ?? names[type] else { return .failure(.noTitle) }
    let url = text(json["url"]) ?? ""
    if type == "web_url" || type == "account_link", !url.lowercased().hasPrefix("https://") {
      return .failure(.notHTTPS(url))
    }
    let payload = text(json["payload"]) ?? title
    switch type {
    case "postback": return .success(.init(display: title, action: .postback(payload: payload)))
    case "web_url": return .success(.init(display: title, action: .url(url)))
    case "phone_number":
      guard payload.hasPrefix("+") else { return .failure(.noPlus(payload)) }
      return .success(.init(display: title, action: .phone(payload)))
    case _ where isAccount:
      return .success(
        .init(
          display: title,
          action: type == "account_unlink"
            ? .accountUnlink
            : .accountLink(loginPageURL: CompiledTemplate(literal: url), instance: nil)))
    default: return .failure(.unknownType(type))
    }
  }

  /// A text that is not empty; numbers count, as ids often are some.
  private static func text(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text)?: text.isEmpty ? nil : text
    case .number(let number)?: number.text
    case .null?, .bool?, .array?, .object?, nil: nil
    }
  }
}

extension ListProblem.ButtonProblem: Error {}
