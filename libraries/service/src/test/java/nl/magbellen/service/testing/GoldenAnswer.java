package nl.magbellen.service.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The answers to look-ups with which the gateway's reader is tested, in {@code libraries/facts}.
 * SQL writes the real ones, so no compiler compares the names of their fields.
 */
public final class GoldenAnswer {

  private static final Path FILES = Path.of("../libraries/facts/src/test/resources/golden");
  private static final ObjectMapper JSON = new ObjectMapper();

  private GoldenAnswer() {}

  /** The names of all fields of the answer in a file, each with those that it stands below. */
  public static SortedSet<String> fieldsIn(String file) {
    try {
      return fieldsOf(Files.readString(FILES.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same of a real answer. */
  public static SortedSet<String> fieldsOf(String answer) {
    try {
      SortedSet<String> fields = new TreeSet<>();
      add(JSON.readTree(answer), "", fields);
      return fields;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(JsonNode node, String below, SortedSet<String> fields) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      fields.add(below + field.getKey());
      add(field.getValue(), below + field.getKey() + ".", fields);
    }
    if (node.isArray()) {
      node.forEach(element -> add(element, below, fields));
    }
  }
}
