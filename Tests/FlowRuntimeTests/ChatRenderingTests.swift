import FlowEngine
import FlowModel
import Testing

@Suite struct `A channel with buttons` {
  @Test(
    arguments: [
      (
        .webClient, Shown.plain,
        """
        bot: Hello Ada.
             How are you?
        """
      ),
      (
        .webClient, Shown.buttons,
        """
        bot: What next?
             [1] Order (Postback)
             [2] Menu (URL)
             [3] Log in (Account Link)
             [4] Log out (Account Unlink)
             [5] Call us (Phone)
             [6] A person (Live Agent)
             note: 6 buttons: the product takes 3
        """
      ),
      (
        .webClient, Shown.answers,
        """
        bot: Auto or home?
             [1] Auto
             [2] Home
        """
      ),
      (
        .webClient, Shown.quickReplies,
        """
        bot: Which flavour?
             [1] Chocolate
             [2] Vanilla
                 image: https://pizza.example/vanilla.png
        """
      ),
      (
        .webClient, Shown.card,
        """
        bot: Margherita
             tomato, mozzarella
             image: https://pizza.example/margherita.png
             [1] Order (Postback)
             [2] Recipe (URL)
        """
      ),
      (
        .webClient, Shown.carousel,
        """
        bot: Our pizzas
             Margherita: tomato, mozzarella
               image: https://pizza.example/margherita.png
               opens: https://pizza.example/margherita
               [1] Order (Postback)
             Salami
               [2] Order too (Postback)
        """
      ),
      (
        .facebook, Shown.plain,
        """
        bot: Hello Ada.
             How are you?
        """
      ),
      (
        .facebook, Shown.buttons,
        """
        bot: What next?
             [1] Order (Postback)
             [2] Menu (URL)
             [3] Log in (Account Link)
             [4] Log out (Account Unlink)
             [5] Call us (Phone)
             [6] A person (Live Agent)
             note: 6 buttons: the product takes 3
        """
      ),
      (
        .facebook, Shown.answers,
        """
        bot: Auto or home?
             [1] Auto
             [2] Home
        """
      ),
      (
        .facebook, Shown.quickReplies,
        """
        bot: Which flavour?
             [1] Chocolate
             [2] Vanilla
                 image: https://pizza.example/vanilla.png
        """
      ),
      (
        .facebook, Shown.card,
        """
        bot: Margherita
             tomato, mozzarella
             image: https://pizza.example/margherita.png
             [1] Order (Postback)
             [2] Recipe (URL)
        """
      ),
      (
        .facebook, Shown.carousel,
        """
        bot: Our pizzas
             Margherita: tomato, mozzarella
               image: https://pizza.example/margherita.png
               opens: https://pizza.example/margherita
               [1] Order (Postback)
             Salami
               [2] Order too (Postback)
        """
      ),
      (
        .appleBusinessChat, Shown.plain,
        """
        bot: Hello Ada.
             How are you?
        """
      ),
      (
        .appleBusinessChat, Shown.buttons,
        """
        bot: What next?
             [1] Order (Postback)
             [2] Menu (URL)
             [3] Log in (Account Link)
             [4] Log out (Account Unlink)
             [5] Call us (Phone)
             [6] A person (Live Agent)
             note: 6 buttons: the product takes 3
        """
      ),
      (
        .appleBusinessChat, Shown.answers,
        """
        bot: Auto or home?
             [1] Auto
             [2] Home
        """
      ),
      (
        .appleBusinessChat, Shown.quickReplies,
        """
        bot: Which flavour?
             [1] Chocolate
             [2] Vanilla
                 image: https://pizza.example/vanilla.png
        """
      ),
      (
        .appleBusinessChat, Shown.card,
        """
        bot: Margherita
             tomato, mozzarella
             image: https://pizza.example/margherita.png
             [1] Order (Postback)
             [2] Recipe (URL)
             note: its Postback buttons are shown as a list picker
        """
      ),
      (
        .appleBusinessChat, Shown.carousel,
        """
        bot: Our pizzas
             Margherita: tomato, mozzarella
               image: https://pizza.example/margherita.png
               opens: https://pizza.example/margherita
               [1] Order (Postback)
             Salami
               [2] Order too (Postback)
             note: each card is a bubble of its own, nothing scrolls sideways †
        """
      ),
    ] as [(Channel, Utterance, String)])
  func `shows`(_ channel: Channel, _ utterance: Utterance, _ wanted: String) {
    #expect(Shown.lines(utterance, channel).joined(separator: "\n") == wanted)
  }
}
