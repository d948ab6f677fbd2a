package nl.magbellen.site.page;

import java.util.List;
import nl.magbellen.site.text.FailureText;

/** What a visitor reads when a request failed, in plain words. */
public final class Failures {

  private Failures() {}

  /** The page for a status. */
  public static String page(int status, String path) {
    Language language = Language.ofPath(path);
    FailureText texts = language.texts(FailureText.class);
    PageContext page = new PageContext(language, Place.START, null, false, List.of(), null);
    var shown =
        switch (status) {
          case 400, 403, 405, 415 ->
              PageTemplates.failure(page, texts.refused(), texts.refusedText());
          case 404 -> PageTemplates.failure(page, texts.notFound(), texts.notFoundText());
          case 413 -> PageTemplates.failure(page, texts.tooLarge(), texts.tooLargeText());
          case 503 -> PageTemplates.failure(page, texts.unavailable(), texts.unavailableText());
          default -> PageTemplates.failure(page, texts.unexpected(), texts.unexpectedText());
        };
    return shown.setLocale(language.locale()).render();
  }

  /** Whether the client prefers a page to a problem document. */
  static boolean wantsPage(String accept) {
    return accept != null && accept.contains("text/html");
  }
}
