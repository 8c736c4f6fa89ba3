/// The product's pages that rules name in brackets, such as `[C-linkint]`.
package enum RuleSources {
  /// Those that a text names, in order, each once.
  package static func named(in text: String) -> [(name: String, address: String)] {
    addresses.filter { text.contains("[\($0.key)]") }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  package static let addresses = [
    "C-abcgroups":
      "https://docs.converse.engageone.co/AppleBusinessChat/using_abc_groups_and_intents.html",
    "C-alexa": "https://docs.converse.engageone.co/AmazonAlexa/designing_bots_for_alexa.html",
    "C-att": "https://docs.converse.engageone.co/Chatbot_Configuration/attachments.html",
    "C-authcode":
      "https://docs.converse.engageone.co/AccountLinking/account_linking_authcodes.html",
    "C-btn": "https://docs.converse.engageone.co/Interactions/message_button.html",
    "C-canvas": "https://docs.converse.engageone.co/CreateBots/elements_on_canvas.html",
    "C-carditems": "https://docs.converse.engageone.co/Interactions/card_items_tab.html",
    "C-cond": "https://docs.converse.engageone.co/Actions/actions_conditions.html",
    "C-custom":
      "https://docs.converse.engageone.co/Interactions/question_custom_defined_button_answers.html",
    "C-dash": "https://docs.converse.engageone.co/Dashboard/dashboard_summary.html",
    "C-defaults": "https://docs.converse.engageone.co/Chatbot_Configuration/config_defaults.html",
    "C-int": "https://docs.converse.engageone.co/Intentions/intentions.html",
    "C-jsonqr": "https://docs.converse.engageone.co/Actions/json_formats_quick_replies.html",
    "C-linkabc":
      "https://docs.converse.engageone.co/AccountLinking/account_linking_overview_apple_business_chat.html",
    "C-linkint":
      "https://docs.converse.engageone.co/AccountLinking/account_linking_interactions.html",
    "C-linkwf":
      "https://docs.converse.engageone.co/AccountLinking/account_linking_overview_webclient_facebook.html",
    "C-ltconf": "https://docs.converse.engageone.co/LiveTakeover/liveTakeoverConfiguration.html",
    "C-ltuse": "https://docs.converse.engageone.co/LiveTakeover/using_live_takeover.html",
    "C-msg": "https://docs.converse.engageone.co/Interactions/message_details_tab.html",
    "C-msgcard": "https://docs.converse.engageone.co/Interactions/messages_button_tab_cards.html",
    "C-nlu": "https://docs.converse.engageone.co/Intentions/intentions_and_nlu.html",
    "C-query":
      "https://docs.converse.engageone.co/AccountLinking/account_linking_query_params.html",
    "C-restex": "https://docs.converse.engageone.co/ActionsRESTexample/rest_action_example.html",
    "C-sendatt":
      "https://docs.converse.engageone.co/Actions/actions_send_attachment_action_type.html",
    "C-sms":
      "https://docs.converse.engageone.co/EngageOneDeliver/engageone_deliver_3rd_party_uses.html",
    "C-trans": "https://docs.converse.engageone.co/CreateBots/topic_transactions.html",
    "C-user": "https://docs.converse.engageone.co/CreateBots/user_details.html",
    "C-vars": "https://docs.converse.engageone.co/CreateBots/variables_in_converse.html",
    "C-webpage": "https://docs.converse.engageone.co/AccountLinking/account_linking_web_page.html",
    "M-counter": "https://docs.communicate.engageone.co/ExampleCountersConditions.html",
    "M-create": "https://docs.communicate.engageone.co/CreateNewBot.html",
    "M-defaults": "https://docs.communicate.engageone.co/DefaultResponses.html",
    "M-jsonbtn": "https://docs.communicate.engageone.co/JSONFormatForButtons.html",
    "M-jsoncards": "https://docs.communicate.engageone.co/JSONFormatForCards.html",
    "M-linkfb": "https://docs.communicate.engageone.co/AccountLinkingFacebook.html",
    "M-oauth": "https://docs.communicate.engageone.co/OAuth.html",
    "M-predef": "https://docs.communicate.engageone.co/AcceptPredefinedAnswers.html",
    "M-q": "https://docs.communicate.engageone.co/QuestionDetails.html",
    "M-regex": "https://docs.communicate.engageone.co/RegularExpression.html",
    "M-rest": "https://docs.communicate.engageone.co/RestAction.html",
    "M-workmsg": "https://docs.communicate.engageone.co/WorkingWithMessages.html",
  ]
}
