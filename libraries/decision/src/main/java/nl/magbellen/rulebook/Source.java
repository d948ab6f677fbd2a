package nl.magbellen.rulebook;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule or a value comes from, so that anybody can look it up.
 *
 * @param text the law, code or page
 * @param article the place in it; null when the whole text is meant
 * @param url its public web address; null when none is known
 * @param readOn local date on which we last read it there; null when we did not
 */
public record Source(
    String text, @Nullable String article, @Nullable URI url, @Nullable LocalDate readOn) {

  public Source {
    requireNonNull(text, "text of a source");
    if (url != null && !"https".equals(url.getScheme())) {
      throw new IllegalArgumentException("the url of source " + text + " is not https: " + url);
    }
  }

  /** The text and the place in it, on one line. */
  String cited() {
    return article == null ? text : text + ", " + article;
  }

  /** Whether somebody can follow it to what we read. */
  boolean canBeFollowed() {
    return url != null && readOn != null;
  }
}
