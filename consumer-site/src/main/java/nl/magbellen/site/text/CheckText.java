package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The page that checks a receipt. Dutch here, English in {@code messages/check_en.properties}. */
@MessageBundle(value = "check", locale = "nl")
public interface CheckText {

  @Message("Bewijs controleren")
  String title();

  @Message("Controleer of een ondertekend ontvangstbewijs echt van Magbellen komt.")
  String lead();

  @Message("Ondertekend ontvangstbewijs")
  String receipt();

  @Message("Plak hier de hele tekst uit het bestand of van onderaan de PDF.")
  String receiptHelp();

  @Message("Telefoonnummer (mag leeg blijven)")
  String number();

  @Message("Dan ziet u ook of het bewijs bij dit nummer hoort.")
  String numberHelp();

  @Message("Controleer")
  String go();

  @Message("Dit bewijs is echt")
  String genuine();

  @Message("Bezwaar tegen")
  String against();

  @Message("Ja, het bewijs hoort bij dit nummer")
  String sameNumber();

  @Message("Niet gecontroleerd, of een ander nummer")
  String unknownNumber();

  @Message("Dit bewijs is niet echt, of niet helemaal geplakt.")
  String notGenuine();
}
