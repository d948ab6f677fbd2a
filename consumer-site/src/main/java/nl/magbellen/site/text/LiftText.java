package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The page on which a consumer lifts an objection. Dutch here, English in {@code
 * messages/lift_en.properties}.
 */
@MessageBundle(value = "lift", locale = "nl")
public interface LiftText {

  @Message("Bezwaar opheffen")
  String title();

  @Message("U heft uw bezwaar tegen iedereen op voor {number}.")
  String everybody(String number);

  @Message("U heft uw bezwaar tegen {who} op voor {number}.")
  String one(String who, String number);

  @Message("We bewaren uw verklaring als bewijs. U kunt later altijd opnieuw bezwaar maken.")
  String recorded();

  @Message(
      "Ik hef mijn bezwaar op. Organisaties mogen mij weer bellen als de wet dat toestaat, bijvoorbeeld omdat ik toestemming gaf.")
  String statementEverybody();

  @Message(
      "Ik hef mijn bezwaar tegen {who} op. {who} mag mij weer bellen als de wet dat toestaat, bijvoorbeeld omdat ik toestemming gaf.")
  String statementOne(String who);

  @Message("Vink de verklaring aan als u het bezwaar wilt opheffen.")
  String agreeMissing();

  @Message("Hef mijn bezwaar op")
  String go();

  @Message("Nee, laat mijn bezwaar gelden")
  String keep();
}
