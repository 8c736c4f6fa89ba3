import FlowEngine
import FlowModel
import Testing

@Suite struct `A channel of words` {
  @Test(
    arguments: [
      (
        .sms, Shown.plain,
        """
        bot: Hello Ada.
             How are you?
        """
      ),
      (
        .sms, Shown.buttons,
        """
        bot: What next?
             1 Order
             2 Menu: https://pizza.example/menu
             5 Call us: +49891234
             6 A person
             note: [3] is left out: SMS has no Account Link button
             note: [4] is left out: SMS has no Account Unlink button
             note: 6 buttons: the product takes 3
        """
      ),
      (
        .sms, Shown.answers,
        """
        bot: Auto or home?
             1 Auto
             2 Home
        """
      ),
      (
        .sms, Shown.quickReplies,
        """
        bot: Which flavour?
             1 Chocolate
             2 Vanilla
             note: SMS shows no images: 1 is left out †
        """
      ),
      (
        .sms, Shown.card,
        """
        bot: Margherita
             tomato, mozzarella
             1 Order
             2 Recipe: https://pizza.example/recipe
             note: SMS shows no images: 1 is left out †
        """
      ),
      (
        .sms, Shown.carousel,
        """
        bot: Our pizzas
             Margherita: tomato, mozzarella
             https://pizza.example/margherita
             1 Order
             Salami
             2 Order too
             note: SMS shows no images: 1 is left out †
        """
      ),
      (
        .alexa, Shown.plain,
        """
        bot: Hello Ada.
             How are you?
        """
      ),
      (
        .alexa, Shown.buttons,
        """
        bot: What next?
             [1] Order (spoken)
             [6] A person (spoken)
             note: [2] is left out: Alexa has no URL button
             note: [3] is left out: Alexa has no Account Link button
             note: [4] is left out: Alexa has no Account Unlink button
             note: [5] is left out: Alexa has no Phone button
             note: 6 buttons: the product takes 3
        """
      ),
      (
        .alexa, Shown.answers,
        """
        bot: Auto or home?
             [1] Auto (spoken)
             [2] Home (spoken)
        """
      ),
      (
        .alexa, Shown.quickReplies,
        """
        bot: Which flavour?
             [1] Chocolate (spoken)
             [2] Vanilla (spoken)
             note: Alexa shows no images: 1 is left out †
        """
      ),
      (
        .alexa, Shown.card,
        """
        bot: Margherita
             note: Alexa has no cards: the card and 2 buttons are left out
        """
      ),
      (
        .alexa, Shown.carousel,
        """
        bot: Our pizzas
             note: Alexa has no cards: 2 cards and 2 buttons are left out
        """
      ),
    ] as [(Channel, Utterance, String)])
  func `shows`(_ channel: Channel, _ utterance: Utterance, _ wanted: String) {
    #expect(Shown.lines(utterance, channel).joined(separator: "\n") == wanted)
  }
}
