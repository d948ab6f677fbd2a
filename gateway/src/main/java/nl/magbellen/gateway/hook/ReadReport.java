package nl.magbellen.gateway.hook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.magbellen.gateway.disposition.Meaning;
import nl.magbellen.gateway.outcome.RightToObject;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.api.Identifier;

/**
 * What a dialer sent, as a report has it.
 *
 * @param report the fields of a report, each of them readable
 * @param usual what is so where neither the report nor a table of dispositions says otherwise
 * @param leftOut fields that were there and could not be read
 * @param isPassedOver whether it is of no outcome, and says nothing that counts
 */
record ReadReport(ObjectNode report, Meaning usual, List<String> leftOut, boolean isPassedOver) {

  private static final int LONGEST = 200;
  private static final int LONGEST_VERSION = 100;
  private static final String OF_CALLBACK = "callback.";

  /** Those that are read by what they are, and nothing else. */
  private static final Set<HookField> PLAIN =
      EnumSet.complementOf(
          EnumSet.of(
              HookField.CALLEE,
              HookField.COUNTRY_CODE,
              HookField.DISPOSITION,
              HookField.TALK_SECONDS,
              HookField.STATUS));

  private static final Pattern NAME = Pattern.compile(Identifier.PATTERN);

  static ReadReport of(SentReport sent, HookMapping mapping) {
    return new Reading(sent, mapping).read();
  }

  /** Whether it names a call in any way. */
  boolean namesACall() {
    return report.has("decision") || report.has("reference") || report.has("callee");
  }

  /** Whether the number is there and unreadable. */
  boolean hasUnreadableNumber() {
    return leftOut.contains(HookField.CALLEE.title());
  }

  /** Its text; null if it has none. */
  String text(HookField field) {
    return report.path(field.title()).asText(null);
  }

  /** Whether what names it, or dates it, tells it from other calls. */
  boolean isTold() {
    return report.has("callId") || report.has("startedAt") || report.has("endedAt");
  }

  private static final class Reading {

    private final SentReport sent;
    private final HookMapping mapping;
    private final ObjectNode report = JsonNodeFactory.instance.objectNode();
    private final ObjectNode callback = JsonNodeFactory.instance.objectNode();
    private final List<String> leftOut = new ArrayList<>();

    Reading(SentReport sent, HookMapping mapping) {
      this.sent = sent;
      this.mapping = mapping;
    }

    ReadReport read() {
      readCallee();
      readDisposition();
      PLAIN.forEach(field -> value(field).ifPresent(text -> put(field, text)));
      if (callback.has("until")) {
        report.set("callback", callback);
      }
      return new ReadReport(report, usual(), List.copyOf(leftOut), isPassedOver());
    }

    /** Of several that differ nobody can say which one is meant. */
    private Optional<String> value(HookField field) {
      List<String> values = sent.values(field, mapping.fields().getOrDefault(field, List.of()));
      if (values.size() > 1) {
        leftOut.add(field.title());
      }
      return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private void readCallee() {
      String code = value(HookField.COUNTRY_CODE).orElse(null);
      value(HookField.CALLEE)
          .ifPresent(
              text ->
                  HookValues.number(text, code)
                      .map(TelephoneNumber::e164)
                      .ifPresentOrElse(
                          number -> report.put("callee", number),
                          () -> leftOut.add(HookField.CALLEE.title())));
    }

    /** A word that is too long is cut: what it is named like may be all that there is. */
    private void readDisposition() {
      sent
          .values(
              HookField.DISPOSITION,
              mapping.fields().getOrDefault(HookField.DISPOSITION, List.of()))
          .stream()
          .findFirst()
          .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word)
          .ifPresent(word -> report.put("disposition", word));
    }

    private void put(HookField field, String text) {
      boolean isRead =
          switch (field.kind()) {
            case TEXT -> text.length() <= LONGEST && put(field.title(), text);
            case VERSION -> text.length() <= LONGEST_VERSION && put(field.title(), text);
            case OFFER -> isOffer(text) && put(field.title(), text);
            case NAME -> NAME.matcher(text).matches() && put(field.title(), text);
            case ID -> isId(text) && put(field.title(), text);
            case BOOLEAN -> HookValues.bool(text).map(it -> putBoolean(field, it)).orElse(false);
            case TIME -> HookValues.time(text).map(it -> putTime(field, it)).orElse(false);
            case SECONDS -> true;
          };
      if (!isRead) {
        leftOut.add(field.title());
      }
    }

    private static boolean isOffer(String text) {
      return List.of(RightToObject.values()).stream().anyMatch(it -> it.name().equals(text));
    }

    private static boolean isId(String text) {
      try {
        return UUID.fromString(text).toString().equalsIgnoreCase(text);
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    private boolean put(String name, String text) {
      report.put(name, text);
      return true;
    }

    private boolean putBoolean(HookField field, boolean value) {
      report.put(field.title(), value);
      return true;
    }

    private boolean putTime(HookField field, Instant time) {
      if (field.title().startsWith(OF_CALLBACK)) {
        callback.put(field.title().substring(OF_CALLBACK.length()), time.toString());
      } else {
        report.put(field.title(), time.toString());
      }
      return true;
    }

    private Meaning usual() {
      Meaning ofWord = mapping.meaning(report.path("disposition").asText(null));
      Meaning ofStatus =
          sent
              .values(HookField.STATUS, mapping.fields().getOrDefault(HookField.STATUS, List.of()))
              .stream()
              .findFirst()
              .map(mapping::meaning)
              .orElse(Meaning.NONE);
      Meaning ofMachine =
          sent.values("AnsweredBy").stream().findFirst().map(mapping::meaning).orElse(Meaning.NONE);
      return ofWord.or(ofMachine).or(ofStatus).or(ofTalk());
    }

    private Meaning ofTalk() {
      return value(HookField.TALK_SECONDS)
          .flatMap(HookValues::seconds)
          .map(seconds -> new Meaning(null, seconds > 0, null, null, null, null))
          .orElse(Meaning.NONE);
    }

    private boolean isPassedOver() {
      boolean counts =
          report.has("disposition")
              || List.of("objection", "wrongPerson", "calleeMinor").stream()
                  .anyMatch(field -> report.path(field).asBoolean());
      return !counts
          && mapping.passedOver().entrySet().stream()
              .anyMatch(
                  other ->
                      sent.values(other.getKey()).stream()
                          .map(value -> value.toLowerCase(Locale.ROOT))
                          .anyMatch(other.getValue()::contains));
    }
  }
}
