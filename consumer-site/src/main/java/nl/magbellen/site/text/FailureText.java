package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What a visitor reads when something failed. Dutch here, English in {@code
 * messages/failure_en.properties}.
 */
@MessageBundle(value = "failure", locale = "nl")
public interface FailureText {

  @Message("Deze pagina bestaat niet")
  String notFound();

  @Message("Misschien is het adres verkeerd overgenomen.")
  String notFoundText();

  @Message("Dit formulier kunnen we niet aannemen")
  String refused();

  @Message(
      "De pagina stond te lang open, of cookies staan uit. Ga terug, laad de pagina opnieuw en probeer het nog een keer.")
  String refusedText();

  @Message("Dat was te veel tekst")
  String tooLarge();

  @Message("Vul alleen in wat het formulier vraagt.")
  String tooLargeText();

  @Message("Er ging iets mis bij ons")
  String unexpected();

  @Message("Dat ligt niet aan u. Probeer het over een paar minuten opnieuw.")
  String unexpectedText();

  @Message("Dit kan nu even niet")
  String unavailable();

  @Message(
      "Een deel van de dienst is niet bereikbaar. Probeer het over een paar minuten opnieuw. Had u iets verstuurd? Kijk dan eerst of het al is gelukt.")
  String unavailableText();
}
