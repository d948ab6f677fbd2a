package nl.magbellen.rulebook;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A law or code, and what it changed.
 *
 * @param from first local date on which it holds
 * @param until first local date on which it no longer holds; null for no end
 */
public record LegalText(
    String id, LocalDate from, @Nullable LocalDate until, Message title, Message changed) {
  public LegalText {
    requireNonNull(id, "id");
    requireNonNull(from, "from of text " + id);
    requireNonNull(title, "title of text " + id);
    requireNonNull(changed, "changed of text " + id);
  }
}
