package nl.magbellen.service.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;

/** A JSON value of a wrong form, with a message that is fit for the client. */
public final class ExplainedFormatException extends InvalidFormatException {

  private final String code;

  /**
   * Refuses the value at the parser's place.
   *
   * @param code the kind of fault, for programs
   * @param message what is wrong and what to do; never the value itself
   * @param type what was asked for
   */
  public ExplainedFormatException(JsonParser parser, String code, String message, Class<?> type) {
    super(parser, message, null, type);
    this.code = code;
  }

  /** The kind of fault, for programs. */
  public String code() {
    return code;
  }
}
