package nl.magbellen.launcher.chaos.check;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.magbellen.launcher.chaos.history.Aftermath;
import nl.magbellen.launcher.chaos.history.Answer;
import nl.magbellen.launcher.chaos.history.History;

/**
 * What was answered is on record, word for word; a PERMIT verifies, and is the only answer under
 * its id.
 */
final class AnswersAreLogged implements Checker.Rule {

  @Override
  public Stream<Violation> brokenBy(History history) {
    List<Answer> decisions = history.answers().stream().filter(Answer::isDecision).toList();
    return Stream.concat(
        decisions.stream().flatMap(answer -> unlogged(answer, history.aftermath()).stream()),
        decisions.stream().collect(groupingBy(Answer::id)).values().stream()
            .flatMap(same -> givenTwice(same).stream()));
  }

  private static Optional<Violation> unlogged(Answer answer, Aftermath aftermath) {
    JsonNode logged = aftermath.log().get(answer.id());
    if (logged == null) {
      return missing(answer);
    }
    if (!isEqual(answer.said(), logged)) {
      return told(Violation.Kind.LOG_DIFFERS, "the log says: " + logged, answer);
    }
    boolean isSigned = !answer.isPermit() || !isBinding(answer) || verifies(answer, aftermath);
    return isSigned
        ? Optional.empty()
        : told(Violation.Kind.PERMIT_NOT_SIGNED, "no published key verifies the permit", answer);
  }

  /** A denial that could not be recorded may be on no record: nobody may call on it anyway. */
  private static Optional<Violation> missing(Answer answer) {
    if (answer.isPermit()) {
      return told(Violation.Kind.PERMIT_NOT_IN_LOG, "answered, but not in the log", answer);
    }
    return answer.isUnavailable()
        ? Optional.empty()
        : told(Violation.Kind.DENIAL_NOT_IN_LOG, "answered, but not in the log", answer);
  }

  private static boolean isBinding(Answer answer) {
    return answer.said().path("binding").asBoolean();
  }

  private static boolean verifies(Answer answer, Aftermath aftermath) {
    return aftermath.verified().contains(answer.said().path("permit").asText());
  }

  private static Optional<Violation> told(Violation.Kind kind, String what, Answer answer) {
    return Optional.of(Violation.of(kind, what, answer));
  }

  /** All that was answered; the log adds the question. */
  private static boolean isEqual(JsonNode said, JsonNode logged) {
    Set<String> fields = new HashSet<>();
    said.fieldNames().forEachRemaining(fields::add);
    return fields.stream()
        .allMatch(
            field ->
                said.path(field).isNull()
                    ? !logged.hasNonNull(field)
                    : said.path(field).equals(logged.path(field)));
  }

  /** The same answer may be given again, to the same client and key alone. */
  private static Optional<Violation> givenTwice(List<Answer> same) {
    Answer first = same.getFirst();
    return same.stream()
        .skip(1)
        .filter(
            other ->
                !other.said().equals(first.said())
                    || first.key() == null
                    || !first.key().equals(other.key()))
        .findFirst()
        .map(
            other ->
                Violation.of(Violation.Kind.ID_GIVEN_TWICE, "two answers, one id", first, other));
  }
}
