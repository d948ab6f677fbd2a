package nl.magbellen.site.page;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Locale;
import nl.magbellen.number.NumberFault;
import nl.magbellen.site.text.SiteText;

/** The languages of the consumer's pages: Dutch at {@code /}, English under {@code /en}. */
public enum Language {
  DUTCH("nl", "Nederlands"),
  ENGLISH("en", "English");

  private final String tag;
  private final String ownName;

  Language(String tag, String ownName) {
    this.tag = tag;
    this.ownName = ownName;
  }

  /** The language of a page by its path. */
  public static Language ofPath(String path) {
    return path.equals("/en") || path.startsWith("/en/") ? ENGLISH : DUTCH;
  }

  /** The language tag, as HTML's {@code lang} takes it. */
  public String tag() {
    return tag;
  }

  /** What the language calls itself. */
  public String ownName() {
    return ownName;
  }

  /** The other one. */
  public Language other() {
    return this == DUTCH ? ENGLISH : DUTCH;
  }

  /** For formats, and for those who speak to the consumer elsewhere. */
  public Locale locale() {
    return this == DUTCH ? Locale.of("nl", "NL") : Locale.ENGLISH;
  }

  /** What is wrong with a number. */
  public String told(NumberFault fault) {
    return texts(SiteText.class).numberWrong() + " " + (this == DUTCH ? fault.nl() : fault.en());
  }

  /** The texts of a message bundle in this language. */
  public <T> T texts(Class<T> bundle) {
    return this == DUTCH
        ? MessageBundles.get(bundle)
        : MessageBundles.get(bundle, Localized.Literal.of(tag));
  }
}
