package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The page that says who called. Dutch here, English in {@code messages/who_en.properties}. */
@MessageBundle(value = "who", locale = "nl")
public interface WhoText {

  @Message("Wie belde mij?")
  String title();

  @Message("Vul het nummer in dat u op uw scherm zag.")
  String lead();

  @Message("Nummer op uw scherm")
  String number();

  @Message("Bijvoorbeeld 020\u00A07001234. We bewaren niet wat u opzoekt.")
  String numberHelp();

  @Message("Zoek op")
  String look();

  @Message("Ik zag geen nummer (anoniem)")
  String withheld();

  @Message("Vul het nummer in dat u op uw scherm zag, of kies “Ik zag geen nummer”.")
  String numberMissing();

  @Message("Dit nummer kennen we")
  String known();

  @Message("Een organisatie heeft dit nummer bij ons aangemeld. Met dit nummer belt zij mensen.")
  String knownText();

  @Message("Dit nummer kennen we niet")
  String unknown();

  @Message(
      "Niemand heeft dit nummer bij ons aangemeld. Pas op: geef geen gegevens, codes of geld. Bellen voor verkoop zonder herkenbaar nummer mag niet. U kunt een klacht indienen.")
  String unknownText();

  @Message("Anoniem bellen om iets te verkopen mag niet")
  String hidden();

  @Message(
      "Wie belt om iets te verkopen of om geld te vragen, moet een nummer laten zien. Anderen, zoals een ziekenhuis, mogen wel anoniem bellen. Wilde iemand iets verkopen? Hang dan gerust op. Geef geen gegevens, codes of geld. U kunt een klacht indienen.")
  String hiddenText();

  @Message("We kunnen dit nu niet opzoeken")
  String down();

  @Message(
      "Een deel van de dienst is niet bereikbaar. Probeer het over een paar minuten opnieuw. Bezwaar maken kan gewoon.")
  String downText();

  @Message("Website")
  String website();

  @Message("Waarom bellen zij?")
  String why();

  @Message(
      "{#when sector}{#is 'COMMERCIAL'}Om iets te verkopen. Dat mag alleen als u daar toestemming voor gaf, of als u zelf om het gesprek vroeg.{#is 'CHARITY_OR_IDEAL'}Om een gift of steun te vragen. Dat mag als u daar toestemming voor gaf. Het mag ook als u er donateur, vrijwilliger of deelnemer aan een activiteit bent of pas nog was.{#is 'GOOD_CAUSE_LOTTERY'}Om loten te verkopen van een loterij met een vergunning. Dat mag als u daar toestemming voor gaf. Het mag ook als u meespeelt of pas nog meespeelde.{#is 'PRESS_PUBLISHER'}Om een krant, tijdschrift of ander blad te verkopen dat minstens drie keer per jaar verschijnt. Dat mag als u daar toestemming voor gaf. Het mag ook als u abonnee bent of pas nog was.{#else}Om iets te verkopen of om een gift te vragen. Dat mag meestal alleen als u daar toestemming voor gaf.{/when}")
  String whyText(String sector);

  @Message("Gebruikt dit nummer sinds")
  String since();

  @Message("Zo maakt u bezwaar bij hen")
  String howToObject();

  @Message("Wanneer dit nummer is gecontroleerd")
  String checked();

  @Message("Nog niet")
  String neverChecked();

  @Message("Wat kunt u nu doen?")
  String whatNow();

  @Message("Zorg dat organisaties u niet meer bellen")
  String stop();

  @Message("Zorg dat {name} mij niet meer belt")
  String stopThem(String name);

  @Message("Klaag over dit telefoontje")
  String complainGo();

  @Message(
      "Let op: een oplichter kan een vals nummer laten zien. Twijfelt u? Hang op. Zoek zelf het nummer van de organisatie en bel dat.")
  String faked();

  @Message("Geef aan de telefoon nooit codes, wachtwoorden of bankgegevens.")
  String neverCode();

  @Message(
      "Klaag bij de toezichthouder: ACM ConsuWijzer (consuwijzer.nl, 088\u00A0070\u00A070\u00A070)")
  String complain();

  @Message("U zocht vaak achter elkaar. Wacht een minuut en probeer het opnieuw.")
  String tooOften();
}
