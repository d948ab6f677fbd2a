package nl.magbellen.service.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;

/** JSON of another shape than was agreed; the message does not repeat it. */
public final class UnexpectedJsonException extends JsonProcessingException {

  UnexpectedJsonException(JsonParser in, String wanted) {
    super("There must be " + wanted + " here.", in.currentLocation());
  }
}
