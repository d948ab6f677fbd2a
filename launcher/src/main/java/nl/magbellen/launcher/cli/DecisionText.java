package nl.magbellen.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A decision as a person wants to read it.
 *
 * @param decision the gateway's answer
 * @param language {@code en} or {@code nl}, for reasons and obligations
 */
record DecisionText(JsonNode decision, String language) {

  private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu HH:mm:ss", Locale.ENGLISH);
  private static final int WIDTH = 100;
  private static final String INDENT = " ".repeat(18);

  /** Several lines, without a line break at the end. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(verdict());
    lines.addAll(row("for the call at", local("at")));
    if (decision.hasNonNull("basis")) {
      JsonNode basis = decision.path("basis");
      lines.addAll(row("legal basis", with(basis.path("type").asText(), basis.path("evidence"))));
    }
    for (JsonNode reason : decision.path("reasons")) {
      lines.addAll(row("because", reason(reason)));
    }
    for (JsonNode obligation : decision.path("obligations")) {
      lines.addAll(row("you must", message(obligation) + " [" + code(obligation) + "]"));
    }
    if (decision.hasNonNull("validUntil")) {
      lines.addAll(row("valid until", local("validUntil")));
    }
    if (decision.hasNonNull("retryAt")) {
      lines.addAll(row("ask again at", local("retryAt")));
    }
    lines.addAll(row("on record as", decision.path("id").asText() + ", " + standing()));
    return String.join(System.lineSeparator(), lines);
  }

  private String verdict() {
    return switch (decision.path("decision").asText()) {
      case "PERMIT" -> "PERMIT: this call may be made.";
      case "DENY" -> "DENY: this call may not be made.";
      case String other -> other;
    };
  }

  private String standing() {
    String rulebook = "rulebook " + decision.path("rulebook").asText();
    return decision.path("binding").asBoolean()
        ? rulebook
        : rulebook + "; not binding: the call is not about now, so there is no permit to use";
  }

  private String reason(JsonNode reason) {
    String rule = code(reason) + ", rule " + reason.path("rule").asText();
    return message(reason) + " [" + with(rule, reason.path("evidence")) + "]";
  }

  private String message(JsonNode reasonOrObligation) {
    return reasonOrObligation.path("message").path(language).asText();
  }

  private static String code(JsonNode reasonOrObligation) {
    return reasonOrObligation.path("code").asText();
  }

  private static String with(String what, JsonNode evidence) {
    return evidence.isMissingNode() || evidence.isNull() ? what : what + ", " + evidence.asText();
  }

  private String local(String field) {
    OffsetDateTime instant = OffsetDateTime.parse(decision.path(field).asText());
    return LOCAL.format(instant.atZoneSameInstant(HERE)) + " (" + HERE + ")";
  }

  private static List<String> row(String label, String text) {
    List<String> lines = wrapped(text);
    List<String> rows = new ArrayList<>();
    rows.add("  %-15s %s".formatted(label, lines.getFirst()));
    rows.addAll(lines.stream().skip(1).map(line -> INDENT + line).collect(Collectors.toList()));
    return rows;
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH - INDENT.length()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
