package nl.magbellen.launcher.chaos.check;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.magbellen.launcher.chaos.history.Aftermath;
import nl.magbellen.launcher.chaos.history.History;
import nl.magbellen.launcher.chaos.history.Write;

/** What was acknowledged is on record, and once; in the end everything could be written. */
final class WritesAreKept implements Checker.Rule {

  @Override
  public Stream<Violation> brokenBy(History history) {
    return Stream.concat(
        history.writes().stream().flatMap(write -> lost(write, history.aftermath()).stream()),
        doubled(history));
  }

  /** A lifting is rightly refused when a report that was late says that they objected again. */
  private static Optional<Violation> lost(Write write, Aftermath aftermath) {
    return switch (write.result()) {
      case ACKNOWLEDGED ->
          isKept(write, aftermath)
              ? Optional.empty()
              : told(Violation.Kind.WRITE_LOST, "acknowledged, but not on record", write);
      case UNKNOWN ->
          told(Violation.Kind.WRITE_NEVER_TAKEN, "not even taken when all was over", write);
      case REFUSED ->
          write.kind() == Write.Kind.LIFT
              ? Optional.empty()
              : told(Violation.Kind.WRITE_NEVER_TAKEN, "refused as if it were wrong", write);
    };
  }

  private static Optional<Violation> told(Violation.Kind kind, String what, Write write) {
    return Optional.of(Violation.of(kind, what, write));
  }

  private static boolean isKept(Write write, Aftermath aftermath) {
    Map<String, JsonNode> records = aftermath.records();
    return switch (write.kind()) {
      case CONSENT, OBJECTION, REQUESTED_CALL, RELATION, PUBLISHED_NUMBER ->
          records.containsKey(write.id());
      case WITHDRAWAL -> bears(records.get(write.about()), "withdrawnAt");
      case LIFT -> bears(records.get(write.about()), "liftedAt");
      case RELATION_END -> bears(records.get(write.about()), "endedAt");
      case CALLED, NOT_REACHED -> aftermath.outcomes().contains(write.id());
      case CALLED_AND_OBJECTED -> records.containsKey(write.id());
    };
  }

  private static boolean bears(JsonNode kept, String field) {
    return kept != null && kept.hasNonNull(field);
  }

  /** Records that no client asked for: a write that was sent again was taken for another. */
  private static Stream<Violation> doubled(History history) {
    Set<String> known = history.writes().stream().map(Write::id).collect(toSet());
    return history.aftermath().records().entrySet().stream()
        .filter(kept -> !known.contains(kept.getKey()))
        .map(
            kept ->
                new Violation(
                    Violation.Kind.WRITE_DOUBLED,
                    "on record, but no write made it: " + kept.getValue(),
                    0,
                    0,
                    List.of()));
  }
}
