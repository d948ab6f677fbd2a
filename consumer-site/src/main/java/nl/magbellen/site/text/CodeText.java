package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The page that asks the code. Dutch here, English in {@code messages/code_en.properties}. */
@MessageBundle(value = "code", locale = "nl")
public interface CodeText {

  @Message("Vul de code in")
  String title();

  @Message("We stuurden een sms met zes cijfers naar {number}.")
  String sent(String number);

  @Message("We bellen nu naar {number}. Een stem leest zes cijfers voor.")
  String called(String number);

  @Message("Code van zes cijfers")
  String label();

  @Message("De code is tien minuten geldig.")
  String help();

  @Message("Stop deze telefoontjes")
  String object();

  @Message("Bekijk mijn registraties")
  String see();

  @Message("Geen code gekregen?")
  String noCode();

  @Message(
      "Wacht een minuut. Kies daarna een nieuwe code, of laat u bellen. Dat werkt ook met een vaste telefoon.")
  String noCodeText();

  @Message("Bel mij met de code")
  String callMe();

  @Message("Stuur een nieuwe code")
  String again();

  @Message("Een ander nummer gebruiken")
  String otherNumber();

  @Message("De nieuwe code is onderweg. Alleen de nieuwste code werkt.")
  String onItsWay();

  @Message(
      "Er zijn net al veel codes naar dit nummer gestuurd. Daarom sturen we nu geen nieuwe. Vul de nieuwste code in die u kreeg.")
  String sentBefore();

  @Message("Bezwaar tegen: {who}")
  String against(String who);

  @Message("Deze code klopt niet. U kunt nog {left} keer proberen.")
  String wrong(int left);

  @Message("Er is een nieuwere code gestuurd. Vul die in.")
  String newer();

  @Message("Vul de zes cijfers van de code in.")
  String sixDigits();

  @Message("Deze code is te vaak verkeerd ingevuld. Vraag een nieuwe code.")
  String noTries();

  @Message("Deze code is niet meer geldig. Vraag een nieuwe code.")
  String expired();
}
