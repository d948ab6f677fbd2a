package nl.magbellen.phonecode;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** What the consumer reads or hears. */
@ApplicationScoped
class CodeTexts {

  private final Optional<String> site;

  CodeTexts(CodeSettings settings) {
    this.site = settings.site();
  }

  /** The text in Dutch, or in English for {@link Locale#ENGLISH}. */
  String text(Code code, Delivery delivery, Locale language) {
    boolean english = Locale.ENGLISH.getLanguage().equals(language.getLanguage());
    return switch (delivery) {
      case SMS -> (english ? smsInEnglish(code) : smsInDutch(code)) + forBrowsers(code);
      case VOICE -> english ? voiceInEnglish(code) : voiceInDutch(code);
    };
  }

  private static String smsInDutch(Code code) {
    return "Uw code voor Magbellen is %s. U hebt 10 minuten. Geef de code aan niemand door."
        .formatted(code.digits());
  }

  private static String smsInEnglish(Code code) {
    return "Your code for Magbellen is %s. You have 10 minutes. Give the code to nobody."
        .formatted(code.digits());
  }

  private static String voiceInDutch(Code code) {
    return "Goedendag. Uw code voor Magbellen is: %1$s. Ik herhaal: %1$s. Geef de code aan niemand door."
        .formatted(code.spelledOut());
  }

  private static String voiceInEnglish(Code code) {
    return "Hello. Your code for Magbellen is: %1$s. Again: %1$s. Give the code to nobody."
        .formatted(code.spelledOut());
  }

  /** The last line by which a browser fills in the code, on this site only (WICG, SMS codes). */
  private String forBrowsers(Code code) {
    return site.map(host -> "\n\n@%s #%s".formatted(host, code.digits())).orElse("");
  }
}
