package nl.magbellen.gateway.facade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.service.refusal.RefusedException;

/**
 * How results are written.
 *
 * @param isJson whether as an array of objects; else a line each, without a header
 * @param columns how many
 */
record ScrubFormat(boolean isJson, int columns, ObjectMapper json) {

  private static final int NEWEST = 5;

  /**
   * That of a request; lines of the newest version if it does not say.
   *
   * @param output csv or json; may be null
   * @param version a number from 1; may be null
   * @throws RefusedException if there is no such
   */
  static ScrubFormat of(String output, String version, ObjectMapper json) {
    if (output != null && !output.equalsIgnoreCase("csv") && !output.equalsIgnoreCase("json")) {
      throw RefusedException.invalidField("/output", "ENUM", "must be csv or json");
    }
    if (version != null && !version.matches("[1-9]")) {
      throw RefusedException.invalidField("/version", "RANGE", "must be a number from 1 to 9");
    }
    int said = version == null ? NEWEST : Integer.parseInt(version);
    return new ScrubFormat("json".equalsIgnoreCase(output), Scrubbed.columns(said), json);
  }

  String begin() {
    return isJson ? "[" : "";
  }

  String end() {
    return isJson ? "]" : "";
  }

  /** One result. */
  String text(List<String> values, boolean isFirst) {
    List<String> shown = values.subList(0, columns);
    return isJson ? (isFirst ? "" : ",") + object(shown) : String.join(",", shown) + "\n";
  }

  private String object(List<String> values) {
    Map<String, String> object = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      object.put(Scrubbed.COLUMNS.get(i), values.get(i));
    }
    try {
      return json.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A result of ours cannot be written.", e);
    }
  }
}
