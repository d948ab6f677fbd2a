package nl.magbellen.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The chart's values.yaml: before each value, as a comment, what the schema says of it. */
final class ValuesComments {

  private static final int WIDTH = 120;
  private static final Pattern VALUE = Pattern.compile("( *)([A-Za-z0-9_]+):( .*)?");

  private final JsonNode schema;
  private final List<String> lines = new ArrayList<>();
  private final Deque<String> path = new ArrayDeque<>();

  private ValuesComments(JsonNode schema) {
    this.schema = schema;
  }

  /**
   * The same values with their comments.
   *
   * @param values YAML, two spaces a level; comments above its first empty line stay, others go
   */
  static String of(JsonNode schema, String values) {
    ValuesComments comments = new ValuesComments(schema);
    String head = values.substring(0, values.indexOf("\n\n") + 1);
    comments.lines.addAll(head.lines().toList());
    values
        .substring(head.length())
        .lines()
        .filter(line -> !line.strip().startsWith("#"))
        .forEach(comments::line);
    return String.join("\n", comments.lines) + "\n";
  }

  private void line(String line) {
    Matcher value = VALUE.matcher(line);
    if (value.matches()) {
      int depth = value.group(1).length() / 2;
      while (path.size() > depth) {
        path.removeLast();
      }
      path.addLast(value.group(2));
      comment(value.group(1), described().path("description").asText());
    }
    lines.add(line);
  }

  // Nothing for what lies within a value, such as a label.
  private JsonNode described() {
    JsonNode at = schema;
    for (String key : path) {
      at = at.path("properties").path(key);
    }
    return at;
  }

  private void comment(String indent, String description) {
    StringBuilder line = new StringBuilder();
    for (String word : description.split(" ")) {
      if (!line.isEmpty() && line.length() + word.length() + 1 > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? indent + "# " : " ").append(word);
    }
    if (!description.isEmpty()) {
      lines.add(line.toString());
    }
  }
}
