package import FlowModel

/// Where a flow lets people log in and out, and where it asks that they have.
package struct LoginPlaces: Sendable {
  package struct LinkButton: Sendable {
    package var interaction: Int
    package var button: Button
  }

  /// All Account Link buttons, in the order of the file.
  package private(set) var links: [LinkButton] = []
  /// Interactions with *Requires account linking*, or a *Go here if not logged in*.
  package private(set) var guarded: [Int] = []
  package private(set) var offersUnlink = false
  package private(set) var leadsToOtherBots = false
  /// REST actions and attachments.
  package private(set) var senders: [Int] = []
  package private(set) var scripts: [Int] = []

  init(_ flow: Flow) {
    for (place, interaction) in flow.interactions.enumerated() {
      if interaction.isGuarded { guarded.append(place) }
      switch interaction.settings {
      case .goToBot?: leadsToOtherBots = true
      case .rest?, .sendAttachment?: senders.append(place)
      case .setVariable?: scripts.append(place)
      case .condition?, nil: break
      }
      collect(interaction.buttons.items, place)
      if interaction.buttons.items.isEmpty {
        for card in interaction.items.cards { collect(card.buttons, place) }
      }
    }
  }

  private mutating func collect(_ buttons: [Button], _ place: Int) {
    for button in buttons {
      if button.type == .accountLink {
        links.append(LinkButton(interaction: place, button: button))
      }
      if button.type == .accountUnlink { offersUnlink = true }
    }
  }
}

extension LintedFlow {
  /// Whether the login may lie in another bot.
  package var sharesLogin: Bool { loginPlaces.leadsToOtherBots || !entries.isEmpty }

  /// What first asks for a login in a flow in which nobody can log in; `nil` where somebody can, or
  /// where that cannot be known.
  package var placeWithoutLogin: Int? {
    guard loginPlaces.links.isEmpty, !sharesLogin, !variables.hasUnseenWriter, !bringsOwnLogin
    else { return nil }
    let requests = tokenRequests.map(\.interaction)
    return requests.first { interactions[$0].isGuarded } ?? loginPlaces.guarded.first
      ?? oauthRequests.first { $0.isCodeExchange }?.interaction
  }

  /// Whether the bot logs people in by itself: what counts as a login is set by something that asks
  /// for none.
  private var bringsOwnLogin: Bool {
    let exchanges = Set(tokenRequests.filter(\.isCodeExchange).map(\.interaction))
    return loginVariables.all.contains { variable in
      variables.isSetAtFirst(variable)
        || variables.writings(of: variable).contains { writing in
          writing.kind != .assigned(.empty) && !exchanges.contains(writing.interaction)
            && !interactions[writing.interaction].isGuarded
        }
    }
  }
}
