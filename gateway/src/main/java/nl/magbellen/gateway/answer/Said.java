package nl.magbellen.gateway.answer;

import java.util.Objects;

/**
 * An answer, and the very text of it: what is on record is what the client gets.
 *
 * @param answer what was decided
 * @param text it as JSON
 */
public record Said(CallPermission answer, String text) {

  public Said {
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(text, "text");
  }
}
