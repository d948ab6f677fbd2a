package nl.magbellen.launcher.chaos.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.magbellen.launcher.chaos.history.Answer;
import nl.magbellen.launcher.chaos.history.History;
import nl.magbellen.launcher.chaos.history.Write;

/** An objection counts from its acknowledgement until its lifting, and no longer. */
final class ObjectionsCount implements Checker.Rule {

  private static final String CODE = "OBJECTION_REGISTERED";

  @Override
  public Stream<Violation> brokenBy(History history) {
    return history.byNumber().stream()
        .flatMap(
            number ->
                number.answers().stream()
                    .filter(Answer::isDecision)
                    .filter(answer -> answer.ask() != Answer.Ask.SERVICE)
                    .flatMap(
                        answer ->
                            brokenBy(
                                answer, new Records(number, answer), history.hadRightTime(answer))
                                .stream()));
  }

  private static Optional<Violation> brokenBy(
      Answer answer, Records records, boolean hadRightTime) {
    boolean isTold = answer.codes().contains(CODE);
    List<Write> certain = records.certainObjections().toList();
    boolean mustBeTold = answer.isPermit() || !answer.isUnavailable();
    if (!certain.isEmpty() && mustBeTold && !isTold) {
      return Optional.of(
          Violation.of(
              Violation.Kind.OBJECTION_IGNORED,
              "an acknowledged objection did not count",
              answer,
              certain.getFirst()));
    }
    if (isTold && hadRightTime && records.possibleObjections().findAny().isEmpty()) {
      return Optional.of(
          Violation.of(
              Violation.Kind.OBJECTION_MADE_UP, "no objection can have been in force", answer));
    }
    return Optional.empty();
  }
}
