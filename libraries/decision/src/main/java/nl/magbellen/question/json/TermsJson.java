package nl.magbellen.question.json;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.time.Instant;
import nl.magbellen.facts.json.TextAdapter;
import nl.magbellen.number.DutchTime;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Terms;

/**
 * The terms of a question as the log keeps them: a field for each component of the record, nulls
 * too. A field that is not known is skipped.
 */
public final class TermsJson {

  private static final JsonType<Terms> TERMS =
      Jsonb.builder()
          .serializeNulls(true)
          .serializeEmpty(true)
          .add(Instant.class, new TextAdapter<>(DutchTime::format, DutchTime::parse))
          .add(CallerId.class, new CallerIdAdapter())
          .build()
          .type(Terms.class);

  private TermsJson() {}

  /** The terms as JSON. */
  public static String write(Terms terms) {
    return TERMS.toJson(terms);
  }

  /**
   * Reads terms, equal to those that were written.
   *
   * @throws IllegalArgumentException when the text is no such JSON
   */
  public static Terms read(String json) {
    try {
      return TERMS.fromJson(json);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("The terms of a question cannot be read.", e);
    }
  }
}
