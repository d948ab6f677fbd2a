package nl.magbellen.gateway.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.magbellen.service.api.StrictText;

/**
 * Reads what dialers send, as leniently as can be: what is no JSON and no form, of whatever type it
 * says that it is, is kept as one text for people.
 */
@ApplicationScoped
class SentReports {

  /** Of one request; more of them than any dialer sends. */
  private static final int MOST = 100;

  private static final int MOST_FIELDS = 500;

  private final ObjectMapper json;

  SentReports(ObjectMapper json) {
    this.json = json;
  }

  /**
   * What was sent, a report for each call.
   *
   * @param rawQuery null for none
   * @param body may be empty
   */
  List<SentReport> read(String rawQuery, byte[] body) {
    Map<String, List<String>> query = form(rawQuery == null ? "" : rawQuery);
    String text =
        StrictText.utf8(body).orElseGet(() -> new String(body, StandardCharsets.ISO_8859_1));
    if (text.isBlank()) {
      return List.of(new SentReport(query, Map.of()));
    }
    return calls(text)
        .filter(SentReports::areWhole)
        .map(calls -> calls.stream().map(call -> new SentReport(query, call)).toList())
        .orElseGet(() -> List.of(new SentReport(query, ofForm(text))));
  }

  /** The fields of each call; empty for what is neither JSON nor a message in XML. */
  private Optional<List<Map<String, List<String>>>> calls(String text) {
    return switch (text.stripLeading().charAt(0)) {
      case '{', '[' -> tree(text).map(SentReports::flatCalls);
      case '<' -> Optional.of(OutboundMessage.records(text));
      default -> Optional.empty();
    };
  }

  private Optional<JsonNode> tree(String text) {
    try {
      return Optional.ofNullable(json.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** What is no call among calls has no fields. */
  private static List<Map<String, List<String>>> flatCalls(JsonNode tree) {
    List<JsonNode> calls =
        tree instanceof ArrayNode array
            ? StreamSupport.stream(array.spliterator(), false).toList()
            : List.of(tree);
    return calls.stream().limit(MOST + 1L).map(SentReports::flatCall).toList();
  }

  private static Map<String, List<String>> flatCall(JsonNode call) {
    return call.isObject() ? flat(call) : Map.of();
  }

  private static boolean areWhole(List<Map<String, List<String>>> calls) {
    return !calls.isEmpty()
        && calls.size() <= MOST
        && calls.stream().allMatch(call -> !call.isEmpty() && call.size() <= MOST_FIELDS);
  }

  private static Map<String, List<String>> flat(JsonNode call) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    flatten("", call, fields);
    return fields;
  }

  private static void flatten(String path, JsonNode node, Map<String, List<String>> fields) {
    if (fields.size() > MOST_FIELDS) {
      return;
    }
    String prefix = path.isEmpty() ? "" : path + ".";
    if (node.isObject()) {
      node.properties().forEach(it -> flatten(prefix + it.getKey(), it.getValue(), fields));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(prefix + i, node.get(i), fields);
      }
    } else if (!node.isNull()) {
      fields.put(path, List.of(text(node)));
    }
  }

  /** Without the character that no column holds. */
  private static String text(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().toPlainString()
        : value.asText().replace("\0", "");
  }

  private static Map<String, List<String>> ofForm(String text) {
    Map<String, List<String>> fields = form(text.strip());
    boolean isForm =
        text.indexOf('=') > 0
            && "{[<".indexOf(text.strip().charAt(0)) < 0
            && text.strip().chars().noneMatch(it -> it <= ' ');
    return isForm && !fields.isEmpty() && fields.size() <= MOST_FIELDS
        ? fields
        : Map.of(SentReport.UNREAD, List.of(text));
  }

  /** Escapes that are not UTF-8 become a mark; those that are none make the field a text. */
  static Map<String, List<String>> form(String text) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      String name = unescaped(equals < 0 ? pair : pair.substring(0, equals));
      if (!name.isEmpty()) {
        fields
            .computeIfAbsent(name, _ -> new ArrayList<>())
            .add(equals < 0 ? "" : unescaped(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String unescaped(String text) {
    try {
      return QueryStringDecoder.decodeComponent(text, StandardCharsets.UTF_8).replace("\0", "");
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
