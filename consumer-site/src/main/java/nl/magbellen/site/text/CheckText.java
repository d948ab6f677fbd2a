package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The page that checks proofs. Dutch here, English in {@code messages/check_en.properties}. */
@MessageBundle(value = "check", locale = "nl")
public interface CheckText {

  @Message("Bewijs controleren")
  String title();

  @Message("Controleer of een bewijs echt van Magbellen komt, en of het nu nog geldt.")
  String lead();

  @Message("Bestand met het bewijs")
  String file();

  @Message("Kies de PDF of het ondertekende bestand dat u kreeg. We bewaren het niet.")
  String fileHelp();

  @Message("Of plak de tekst van het bewijs")
  String receipt();

  @Message("Dat is de lange rij letters en cijfers in het bestand, of onderaan de PDF.")
  String receiptHelp();

  @Message("Telefoonnummer (mag leeg blijven)")
  String number();

  @Message("Telefoonnummer")
  String ofNumber();

  @Message("Alles over een nummer")
  String kindEverything();

  @Message("Dan ziet u ook of het bewijs bij dit nummer hoort.")
  String numberHelp();

  @Message("Controleer")
  String go();

  @Message("Dit bewijs is echt")
  String genuine();

  @Message("Dit bewijs is echt, maar geldt niet meer")
  String genuineButOver();

  @Message("Dit bewijs is echt, maar hoort NIET bij dit nummer")
  String genuineOfOther();

  @Message(
      "Staat er op het papier of in de PDF iets anders dan hier? Dan is het papier of de PDF veranderd.")
  String compare();

  @Message("Soort bewijs")
  String kind();

  @Message("Ontvangstbewijs van een bezwaar")
  String kindReceipt();

  @Message("Bewijs van een toestemming")
  String kindConsent();

  @Message("Bezwaar tegen")
  String against();

  @Message("Bezwaar gemaakt op")
  String since();

  @Message("Toestemming aan")
  String givenTo();

  @Message("Onderwerp")
  String about();

  @Message("Toestemming gegeven op")
  String givenAt();

  @Message("Bewijs gemaakt op")
  String issuedAt();

  @Message("Geldt het nu nog?")
  String state();

  @Message("Ja, dit bezwaar geldt nog.")
  String holds();

  @Message("Nee, dit bezwaar is opgeheven op {moment}.")
  String lifted(String moment);

  @Message("Dat kunnen we nu niet nazien. Probeer het later opnieuw.")
  String holdsUnknown();

  @Message("De toestemming is niet ingetrokken.")
  String notWithdrawn();

  @Message("Nee, de toestemming is ingetrokken op {moment}.")
  String withdrawn(String moment);

  @Message("Nee. Op {moment} is gemeld: wie dit nummer nu heeft, gaf deze toestemming niet.")
  String disputed(String moment);

  @Message("Nee, de toestemming liep af op {moment}.")
  String expired(String moment);

  @Message("Kenmerk")
  String reference();

  @Message("Het bewijs hoort bij dit nummer.")
  String sameNumber();

  @Message("Het bewijs hoort NIET bij dit nummer. Het is van iemand anders.")
  String otherNumber();

  @Message("Niet gecontroleerd, want u vulde geen nummer in.")
  String numberNotAsked();

  @Message("Kies een bestand, of plak de tekst van het bewijs.")
  String nothingGiven();

  @Message("Dit bewijs is niet echt, of er ontbreekt een stuk.")
  String notGenuine();

  @Message("Iemand heeft dit bestand veranderd nadat Magbellen het maakte. Vertrouw het niet.")
  String changed();

  @Message("We kunnen dit bewijs nu niet controleren. Probeer het over een paar minuten opnieuw.")
  String cannotCheck();

  @Message("U controleerde vaak achter elkaar. Wacht een minuut en probeer het opnieuw.")
  String tooOften();
}
