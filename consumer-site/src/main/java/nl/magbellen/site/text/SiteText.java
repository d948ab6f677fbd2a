package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What stands on every page. Dutch here, English in {@code messages/site_en.properties}. */
@MessageBundle(value = "site", locale = "nl")
public interface SiteText {

  @Message(
      "Bepaal zelf welke organisaties u mogen bellen. Maak bezwaar, zie wie belde en bekijk uw registraties. Gratis en zonder account.")
  String description();

  @Message("Naar de inhoud")
  String skip();

  @Message("Taal")
  String languages();

  @Message("Onderaan")
  String footer();

  @Message("Niet gebeld worden")
  String object();

  @Message("Wie belde mij?")
  String who();

  @Message("Mijn registraties")
  String records();

  @Message("Bewijs controleren")
  String check();

  @Message(
      "Geen account. Geen reclame. Wij volgen u niet. Wij gebruiken uw nummer alleen om te doen wat u hier vraagt.")
  String privacy();

  @Message("U bent binnen met nummer {number}.")
  String proven(String number);

  @Message("Afsluiten")
  String leave();

  @Message("Nog een nummer bekijken")
  String otherNumber();

  @Message("Toon {number}")
  String switchTo(String number);

  @Message("Stap {step} van {of}")
  String step(int step, int of);

  @Message("Uw telefoonnummer")
  String number();

  @Message("Mobiel of vast. Bijvoorbeeld 06\u00A012345678.")
  String numberHelp();

  @Message("Een ogenblik: we controleren of u geen robot bent.")
  String pleaseWait();

  @Message("Dit klopt nog niet")
  String errorsTitle();

  @Message("Fout:")
  String errorPrefix();

  @Message("Dit nummer klopt niet.")
  String numberWrong();

  @Message("Vul uw telefoonnummer in, bijvoorbeeld 06\u00A012345678.")
  String numberMissing();

  @Message("Naar dit nummer kunnen we geen code sturen. Vul uw eigen Nederlandse nummer in.")
  String numberNotPossible();

  @Message(
      "Er zijn te veel codes gevraagd. Probeer het over {minutes} {#if minutes == 1}minuut{#else}minuten{/if} opnieuw.")
  String tooMany(long minutes);

  @Message(
      "Er zijn vandaag te veel codes gevraagd. Probeer het over {hours} uur opnieuw. U kunt ook bij de organisatie zelf bezwaar maken.")
  String tooManyToday(long hours);

  @Message("De controle of u geen robot bent is niet gelukt. Probeer het nog een keer.")
  String proofRefused();

  @Message("Het lukt nu niet om een code te sturen. Probeer het over een paar minuten opnieuw.")
  String notSent();

  @Message("Uw bezoek is verlopen. Dat is voor uw veiligheid. Vul uw nummer opnieuw in.")
  String sessionOver();

  @Message("U deed dit vaak achter elkaar. Wacht een minuut en probeer het opnieuw.")
  String tooOften();

  @Message("Naar de startpagina")
  String toStart();
}
