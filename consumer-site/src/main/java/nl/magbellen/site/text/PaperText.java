package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The receipt on paper. Dutch here, English in {@code messages/paper_en.properties}. */
@MessageBundle(value = "paper", locale = "nl")
public interface PaperText {

  @Message("Ontvangstbewijs van uw bezwaar")
  String title();

  @Message("Bezwaar tegen telefonische verkoop en werving")
  String subject();

  @Message("U heeft laten weten dat u niet gebeld wilt worden. Wij hebben uw bezwaar ontvangen.")
  String text();

  @Message("Merk van Magbellen: een schild met een vinkje")
  String logo();

  @Message("QR-code met de ondertekende tekst")
  String code();

  @Message(
      "Controleren met een telefoon? Richt de camera op deze code. Kies “Controleer” op de pagina die opengaat. U leest dan of dit bewijs echt is en of het bezwaar nog geldt.")
  String scan();

  @Message("Bezwaar tegen")
  String against();

  @Message(
      "U gebruikt hiermee het recht van verzet uit artikel 11.7 van de Telecommunicatiewet. Uw bezwaar geldt vanaf het moment dat wij het ontvingen, zonder einddatum.")
  String law();

  @Message("Iedereen kan dit bewijs controleren op {address} met de ondertekende tekst hieronder.")
  String verify(String address);
}
