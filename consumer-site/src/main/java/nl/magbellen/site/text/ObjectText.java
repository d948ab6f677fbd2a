package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The page on which somebody objects. Dutch here, English in {@code messages/object_en.properties}.
 */
@MessageBundle(value = "object", locale = "nl")
public interface ObjectText {

  @Message("Ik wil niet gebeld worden")
  String title();

  @Message("U hoeft niet te zeggen waarom. Uw bezwaar geldt meteen en blijft gelden.")
  String lead();

  @Message("Uw nummer: {number}")
  String forNumber(String number);

  @Message("Welke organisaties mogen u niet meer bellen?")
  String fromWhom();

  @Message("Iedereen")
  String everybody();

  @Message("Iedereen: alle bedrijven en goede doelen die Magbellen gebruiken")
  String everybodyInFull();

  @Message("Alle bedrijven en goede doelen die Magbellen gebruiken.")
  String everybodyHelp();

  @Message("Eén organisatie")
  String one();

  @Message("Naam van de organisatie")
  String name();

  @Message(
      "Een deel van de naam is genoeg. Vult u hier iets in, dan geldt uw bezwaar alleen voor die organisatie.")
  String nameHelp();

  @Message("Welke bedoelt u?")
  String whichOne();

  @Message("gevonden")
  String foundWord();

  @Message("Geen organisatie met deze naam gevonden.")
  String noneFound();

  @Message("Stuur mij een code")
  String sendCode();

  @Message("Stop deze telefoontjes")
  String register();

  @Message("Vul de naam van de organisatie in. Of maak bezwaar tegen iedereen.")
  String nameMissing();

  @Message(
      "We vonden geen organisatie met deze naam. Probeer een kleiner deel van de naam. Of maak bezwaar tegen iedereen.")
  String nameUnknown();

  @Message("We vonden meer organisaties. Kies hieronder welke u bedoelt.")
  String several();

  @Message(
      "We kunnen nu geen organisaties opzoeken. U kunt wel meteen bezwaar maken tegen iedereen. Of probeer het later opnieuw.")
  String searchDown();

  @Message("Maak bezwaar tegen iedereen")
  String everybodyInstead();
}
