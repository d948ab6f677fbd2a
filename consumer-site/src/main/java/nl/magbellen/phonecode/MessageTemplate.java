package nl.magbellen.phonecode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON with placeholders in its strings. Values are put into the tree, not into the text, so that
 * no value can break out of its string, and a value that looks like a placeholder stays one.
 */
final class MessageTemplate {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
  private static final Set<String> KNOWN =
      Set.of("number", "msisdn", "code", "text", "locale", "delivery", "reference");

  private final JsonNode tree;

  private MessageTemplate(JsonNode tree) {
    this.tree = tree;
  }

  /**
   * Reads a template.
   *
   * @throws IllegalStateException if it is no JSON or has an unknown placeholder
   */
  static MessageTemplate parse(String template, ObjectMapper json) {
    try {
      JsonNode tree = json.readTree(template);
      replaced(tree, MessageTemplate::requireKnown);
      return new MessageTemplate(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The template of magbellen.codes.http is not JSON.", e);
    }
  }

  /** The JSON for a message. */
  String of(CodeMessage message) {
    return replaced(tree, text -> fill(text, message)).toString();
  }

  /** A text that is not JSON, such as a header's value, with its placeholders replaced. */
  static String fill(String text, CodeMessage message) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found, message)));
  }

  /**
   * Holds a text's placeholders against what is known.
   *
   * @throws IllegalStateException if it has an unknown one
   */
  static String requireKnown(String text) {
    PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !KNOWN.contains(name))
        .findAny()
        .ifPresent(
            name -> {
              throw new IllegalStateException(
                  "magbellen.codes.http knows no placeholder {%s}; known are %s"
                      .formatted(name, KNOWN.stream().sorted().toList()));
            });
    return text;
  }

  private static JsonNode replaced(JsonNode node, UnaryOperator<String> replace) {
    return switch (node) {
      case TextNode text -> JsonNodeFactory.instance.textNode(replace.apply(text.textValue()));
      case ObjectNode object -> {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(e -> copy.set(e.getKey(), replaced(e.getValue(), replace)));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> copy.add(replaced(element, replace)));
        yield copy;
      }
      default -> node;
    };
  }

  private static String value(MatchResult found, CodeMessage message) {
    return switch (found.group(1)) {
      case "number" -> message.number().e164();
      case "msisdn" -> message.number().e164().substring(1);
      case "code" -> message.code().digits();
      case "text" -> message.text();
      case "locale" -> message.language().getLanguage();
      case "delivery" -> message.delivery().name().toLowerCase(Locale.ROOT);
      case "reference" -> message.reference().toString();
      default -> throw new IllegalStateException("The template was not checked.");
    };
  }
}
