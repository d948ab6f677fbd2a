package nl.magbellen.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/** Reads a rulebook file, or says what is wrong with it and where. */
public final class RulebookLoader {
  private static final String DUTCH = "/rulebook/nl.yaml";
  private static final String DUTCH_CHANGES = "/rulebook/nl-changes.yaml";

  static final ObjectMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private static final ObjectMapper CANONICAL =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final HolidayCalendar holidays;

  /** Reads rulebooks whose named holidays that calendar knows. */
  public RulebookLoader(HolidayCalendar holidays) {
    this.holidays = holidays;
  }

  /** The rulebook that the program ships. */
  public Rulebook loadDutch() {
    return load(shipped(DUTCH));
  }

  /** What changes of the rulebook that the program ships mean in practice, as it is written. */
  static String dutchChanges() {
    return shipped(DUTCH_CHANGES);
  }

  private static String shipped(String name) {
    try (InputStream file = RulebookLoader.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new InvalidRulebook("The rulebook " + name + " is not on the class path.");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a rulebook.
   *
   * @param yaml content of the file
   * @throws InvalidRulebook naming the line or the rule at fault
   */
  public Rulebook load(String yaml) {
    try {
      RulebookFile file = YAML.readValue(yaml, RulebookFile.class);
      return new Rulebook(
          new RulebookCheck(file).content(canonical(yaml)), holidays, new TreeSet<>());
    } catch (JsonProcessingException e) {
      throw invalid(e);
    }
  }

  static InvalidRulebook invalid(JsonProcessingException e) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    return new InvalidRulebook("line " + line + ": " + e.getOriginalMessage(), e);
  }

  /** The same bytes for the same content, whatever its comments, order of keys and white space. */
  private static String canonical(String yaml) throws JsonProcessingException {
    JsonNode tree = YAML.readTree(yaml);
    return CANONICAL.writeValueAsString(CANONICAL.treeToValue(tree, Object.class));
  }
}
