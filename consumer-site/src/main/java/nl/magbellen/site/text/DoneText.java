package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The page that confirms an objection. Dutch here, English in {@code messages/done_en.properties}.
 */
@MessageBundle(value = "done", locale = "nl")
public interface DoneText {

  @Message("Klaar: uw bezwaar geldt nu")
  String title();

  @Message("Niemand die Magbellen gebruikt mag {number} nog bellen voor verkoop of giften.")
  String everybody(String number);

  @Message("{who} mag {number} niet meer bellen voor verkoop of giften.")
  String one(String who, String number);

  @Message("Kenmerk")
  String reference();

  @Message("Geldt sinds")
  String since();

  @Message("Bewaar uw ontvangstbewijs")
  String keep();

  @Message(
      "Daarmee bewijst u later dat u bezwaar maakte. De ondertekende versie kan iedereen controleren.")
  String keepText();

  @Message("Download als PDF")
  String pdf();

  @Message("Download ondertekend bewijs")
  String signed();

  @Message("Wat gebeurt er nu?")
  String next();

  @Message("Uw bezwaar geldt vanaf nu, zonder einddatum.")
  String nextNow();

  @Message(
      "Belt een organisatie u toch? Vertel het ons. U leest dan meteen wie het was en of dat mocht.")
  String nextStill();

  @Message("Uw bezwaar is nog niet vastgelegd")
  String notKept();

  @Message(
      "Uw code klopt, maar door een storing bij ons konden we uw bezwaar niet bewaren. Probeer het nog een keer. U heeft geen nieuwe code nodig.")
  String notKeptText();

  @Message("Probeer het opnieuw")
  String tryAgain();

  @Message("Bekijk al uw registraties")
  String nextRecords();
}
