package nl.magbellen.callerid.directory;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Base64;
import java.util.Optional;
import nl.magbellen.number.Sha256;

/** The list of an advertiser's numbers for people, and the part of it for its own website. */
final class NumbersPage {

  /** All that the page may use beside its own words. */
  private static final String STYLE =
      "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;"
          + "color:#1b2733;overflow-wrap:anywhere}h1{font-size:1.6rem}li{margin:.4rem 0}"
          + "pre{white-space:pre-wrap;background:#f1f4f7;padding:1rem;border-radius:.5rem}"
          + "a{color:#0b5394}";

  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; frame-ancestors 'none'"
          .formatted(Base64.getEncoder().encodeToString(Sha256.of(STYLE)));

  @CheckedTemplate(basePath = "numbers", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  static final class Templates {
    static native TemplateInstance page(
        AdvertiserNumbers of, boolean dutch, String style, String snippet, String site);

    static native TemplateInstance snippet(AdvertiserNumbers of, boolean dutch);

    private Templates() {}
  }

  private NumbersPage() {}

  /**
   * The whole page, which shows the snippet to copy.
   *
   * @param site the address of the consumers' site, where people come from
   */
  static String page(AdvertiserNumbers numbers, NumbersLanguage language, Optional<String> site) {
    return Templates.page(
            numbers,
            language.isDutch(),
            STYLE,
            snippet(numbers, language),
            site.map(address -> address.replaceFirst("/+$", "")).orElse(null))
        .render();
  }

  /** A section of HTML without style, to stand in a page of the advertiser's own. */
  static String snippet(AdvertiserNumbers numbers, NumbersLanguage language) {
    return Templates.snippet(numbers, language.isDutch()).render();
  }
}
