package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Titles of the pages that say who runs this. Dutch here, English in {@code
 * messages/info_en.properties}; the pages themselves are {@code templates/site/info/*-nl.html} and
 * {@code *-en.html}.
 */
@MessageBundle(value = "info", locale = "nl")
public interface InfoText {

  @Message("Welke telefoontjes kunnen nog komen?")
  String stillTitle();

  @Message("Wie doet er mee?")
  String participantsTitle();

  @Message(
      "Deze organisaties gebruiken Magbellen. Een bezwaar tegen iedereen geldt voor hen allemaal.")
  String participantsText();

  @Message(
      "Staat een organisatie hier niet? Dan weet zij niet van uw bezwaar bij ons. U kunt wel bij die organisatie zelf bezwaar maken.")
  String participantsOthers();

  @Message("{name} belt met deze nummers")
  String participantNumbers(String name);

  @Message("Er doet nu nog geen organisatie mee.")
  String noParticipants();

  @Message("We kunnen de lijst nu niet laten zien. Probeer het over een paar minuten opnieuw.")
  String participantsDown();

  @Message("Privacy")
  String privacyTitle();

  @Message("Contact")
  String contactTitle();

  @Message("Toegankelijkheid")
  String accessibilityTitle();
}
