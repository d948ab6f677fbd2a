package nl.magbellen.callerid;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who calls, according to one question. It comes from a dialer and may hold anything: whatever
 * cannot be read asks about nobody, so that the other questions of its batch are answered.
 *
 * @param advertiser null when it cannot be read
 * @param agency null when the advertiser calls itself
 * @param callerId as E.164; null when withheld or not a telephone number
 * @param telemarketer null when not named
 * @param at the instant of the question; null when it cannot be read
 */
@JsonDeserialize(using = CallerQuestion.Reader.class)
@Schema(
    name = "Lookup",
    requiredProperties = {"advertiser", "at"})
record CallerQuestion(
    String advertiser, String agency, String callerId, String telemarketer, Instant at) {

  private static final CallerQuestion UNREADABLE = new CallerQuestion(null, null, null, null, null);

  static final class Reader extends StdDeserializer<CallerQuestion> {

    Reader() {
      super(CallerQuestion.class);
    }

    @Override
    public CallerQuestion deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      return read(context.readTree(in));
    }

    @Override
    public CallerQuestion getNullValue(DeserializationContext context) {
      return UNREADABLE;
    }
  }

  private static CallerQuestion read(JsonNode question) {
    try {
      return new CallerQuestion(
          id(question, "advertiser"),
          id(question, "agency"),
          e164(question.path("callerId").textValue()),
          id(question, "telemarketer"),
          DutchTime.parse(question.path("at").asText()));
    } catch (DateTimeParseException | UnreadableIdException e) {
      return UNREADABLE;
    }
  }

  private static String id(JsonNode question, String field) {
    String text = question.path(field).textValue();
    if (text != null && !Identifier.isOne(text)) {
      throw new UnreadableIdException();
    }
    return text;
  }

  private static String e164(String callerId) {
    try {
      return callerId == null ? null : TelephoneNumber.parse(callerId).e164();
    } catch (InvalidTelephoneNumberException e) {
      return null;
    }
  }

  /** An id of another form names nobody, so nothing is on record under it. */
  private static final class UnreadableIdException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableIdException() {
      super("The id is of a wrong form.", null, false, false);
    }
  }
}
