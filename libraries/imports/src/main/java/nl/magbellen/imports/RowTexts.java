package nl.magbellen.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;

/**
 * Puts the texts of a list into the JSON that a single POST would take, as the client says that
 * they are written. What cannot be read so is put there as it is, and refused as in a POST.
 *
 * @param areDutch whether numbers may lack their leading 0 or +
 */
record RowTexts(RecordFields fields, ListTimes times, boolean areDutch) {

  /** As people, and spreadsheets in Dutch and English, write them. */
  private static final Map<String, Boolean> BOOLEANS =
      Map.of(
          "true", true, "waar", true, "1", true, "ja", true, "yes", true, //
          "false", false, "onwaar", false, "0", false, "nee", false, "no", false);

  /** Gives a row a field; an empty text is an absent one. */
  void put(ObjectNode row, String name, String text) {
    if (!text.isEmpty()) {
      set(row, name, value(name, text));
    }
  }

  /** Gives a row a field where it has none. */
  void putAbsent(ObjectNode row, String name, JsonNode value) {
    ObjectNode parent = parent(row, name);
    String own = name.substring(name.lastIndexOf('.') + 1);
    if (parent != null && !parent.hasNonNull(own)) {
      parent.set(own, value);
    }
  }

  /** Reads the texts of a row that came as JSON. */
  void read(ObjectNode row) {
    for (String name : fields.names()) {
      JsonNode value = row.at("/" + name.replace('.', '/'));
      if (value.isTextual() && fields.kind(name) != RecordFields.Kind.TEXT) {
        reread(row, name, value.textValue());
      }
    }
  }

  private void reread(ObjectNode row, String name, String text) {
    switch (fields.kind(name)) {
      case NUMBER, INSTANT -> set(row, name, value(name, text));
      case BOOLEAN, TEXTS, TEXT -> {}
    }
  }

  JsonNode value(String name, String text) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (fields.kind(name)) {
      case NUMBER -> json.textNode(areDutch ? restored(text) : text);
      case INSTANT -> json.textNode(times.read(text));
      case BOOLEAN -> {
        Boolean read = BOOLEANS.get(text.strip().toLowerCase(Locale.ROOT));
        yield read == null ? json.textNode(text) : json.booleanNode(read);
      }
      case TEXTS -> texts(text);
      case TEXT -> json.textNode(text);
    };
  }

  private static ArrayNode texts(String text) {
    ArrayNode texts = JsonNodeFactory.instance.arrayNode();
    for (String each : text.split("\\|")) {
      texts.add(each.strip());
    }
    return texts;
  }

  private static String restored(String text) {
    try {
      return TelephoneNumber.parseOfDutchList(text).e164();
    } catch (InvalidTelephoneNumberException notOne) {
      return text;
    }
  }

  static void set(ObjectNode row, String name, JsonNode value) {
    ObjectNode parent = parent(row, name);
    if (parent != null) {
      parent.set(name.substring(name.lastIndexOf('.') + 1), value);
    }
  }

  /** Where a field stands; null where something else stands in its way. */
  private static ObjectNode parent(ObjectNode row, String name) {
    ObjectNode parent = row;
    int from = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
      String step = name.substring(from, dot);
      if (!parent.hasNonNull(step)) {
        parent.set(step, JsonNodeFactory.instance.objectNode());
      }
      if (!(parent.get(step) instanceof ObjectNode next)) {
        return null;
      }
      parent = next;
      from = dot + 1;
    }
    return parent;
  }
}
