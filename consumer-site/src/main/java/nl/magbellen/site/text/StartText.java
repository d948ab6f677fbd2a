package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The start page with its three links. Dutch here, English in {@code messages/start_en.properties}.
 */
@MessageBundle(value = "start", locale = "nl")
public interface StartText {

  @Message("Bepaal zelf welke organisaties u mogen bellen")
  String title();

  @Message("Bepaal zelf welke organisaties u mogen bellen")
  String heading();

  @Message(
      "Bedrijven en goede doelen mogen u niet zomaar bellen. Hier regelt u het zelf, gratis en zonder account.")
  String lead();

  @Message("Ik wil niet gebeld worden")
  String object();

  @Message(
      "Vul uw nummer in. U krijgt een code. Daarna mag niemand die Magbellen gebruikt u nog bellen voor verkoop of giften.")
  String objectText();

  @Message("Stuur mij een code")
  String objectGo();

  @Message("Ik wil maar één organisatie tegenhouden")
  String objectOne();

  @Message("Wat doen wij met uw nummer?")
  String numberUse();

  @Message("Wie belde mij?")
  String who();

  @Message("Vul het nummer in dat u op uw scherm zag. U leest van wie het is en waarom zij bellen.")
  String whoText();

  @Message("Belde een organisatie u toch? Vertel het ons, en lees meteen of dat mocht.")
  String complainText();

  @Message("Mijn registraties")
  String records();

  @Message(
      "Bekijk welke organisaties u nu mogen bellen en waarom. Trek uw toestemming in, of vraag om bewijs.")
  String recordsText();
}
