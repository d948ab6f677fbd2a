package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Requests about data (AVG, GDPR, art. 16 to 18). Dutch here, English in {@code
 * messages/request_en.properties}.
 */
@MessageBundle(value = "request", locale = "nl")
public interface RequestText {

  @Message("Verzoeken over uw gegevens")
  String requests();

  @Message(
      "U mag vragen om gegevens te verbeteren, te wissen of voorlopig niet te gebruiken. U krijgt binnen een maand antwoord.")
  String requestsText();

  @Message("Doe een verzoek over uw gegevens")
  String more();

  @Message("Verzoek over uw gegevens")
  String title();

  @Message("Dit verzoek gaat over nummer {number}. U krijgt binnen een maand antwoord.")
  String lead(String number);

  @Message("Wat wilt u?")
  String which();

  @Message(
      "{#when kind}{#is 'CORRECT'}Verbeter mijn gegevens{#is 'ERASE'}Wis mijn gegevens{#else}Gebruik mijn gegevens voorlopig niet{/when}")
  String kind(String kind);

  @Message(
      "{#when kind}{#is 'CORRECT'}Er staat iets wat niet klopt, of er ontbreekt iets.{#is 'ERASE'}Een organisatie heeft uw gegevens niet meer nodig, of had ze niet mogen hebben. Uw bezwaren blijven staan, want zonder uw nummer weet niemand dat hij u niet mag bellen.{#else}Bijvoorbeeld zolang nog niet duidelijk is of iets klopt.{/when}")
  String kindHelp(String kind);

  @Message("Kies wat u wilt.")
  String kindMissing();

  @Message("Wie heeft de gegevens vastgelegd?")
  String whose();

  @Message("Magbellen zelf")
  String operator();

  @Message("Kies wie de gegevens heeft vastgelegd.")
  String toMissing();

  @Message("Wat vraagt u?")
  String words();

  @Message("Schrijf op om welke gegevens het gaat, en wat er moet veranderen.")
  String wordsHelp();

  @Message("Schrijf op wat u vraagt.")
  String wordsMissing();

  @Message("Verstuur mijn verzoek")
  String go();

  @Message("Terug naar Mijn registraties")
  String back();

  @Message("Gericht aan")
  String to();

  @Message("Ontvangen op")
  String received();
}
