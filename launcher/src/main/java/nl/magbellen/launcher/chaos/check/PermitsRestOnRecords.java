package nl.magbellen.launcher.chaos.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.magbellen.launcher.chaos.history.Answer;
import nl.magbellen.launcher.chaos.history.History;
import nl.magbellen.launcher.chaos.history.Write;

/** A PERMIT rests on what may be on record; what is on record without doubt permits. */
final class PermitsRestOnRecords implements Checker.Rule {

  @Override
  public Stream<Violation> brokenBy(History history) {
    return history.byNumber().stream()
        .flatMap(
            number ->
                number.answers().stream()
                    .filter(Answer::isDecision)
                    .flatMap(
                        answer ->
                            brokenBy(
                                answer, new Records(number, answer), history.hadRightTime(answer))
                                .stream()));
  }

  private static Optional<Violation> brokenBy(
      Answer answer, Records records, boolean hadRightTime) {
    if (answer.isPermit()) {
      return withoutBasis(answer, records);
    }
    return hadRightTime ? ignored(answer, records) : Optional.empty();
  }

  private static Optional<Violation> withoutBasis(Answer answer, Records records) {
    boolean rests =
        answer.ask() == Answer.Ask.SERVICE
            ? answer.basis().equals("NOT_REQUIRED")
            : records.possibleBases().anyMatch(basis -> answer.evidence().equals(basis.id()));
    return rests
        ? Optional.empty()
        : Optional.of(
            Violation.of(
                Violation.Kind.PERMIT_WITHOUT_BASIS, "nothing on record can permit this", answer));
  }

  private static Optional<Violation> ignored(Answer answer, Records records) {
    boolean mayBeObjection =
        answer.ask() != Answer.Ask.SERVICE && records.possibleObjections().findAny().isPresent();
    if (answer.isUnavailable() || mayBeObjection) {
      return Optional.empty();
    }
    List<Write> certain =
        records.certainBases().filter(basis -> permitsForCertain(basis, records)).toList();
    return answer.ask() == Answer.Ask.SERVICE || !certain.isEmpty()
        ? Optional.of(
            Violation.of(
                Violation.Kind.BASIS_IGNORED,
                "what was on record permits this",
                answer,
                certain.toArray(Record[]::new)))
        : Optional.empty();
  }

  /**
   * A person may be called now on request only, whatever the hour; and a request may be held by the
   * permit of any other question, also of one whose answer was lost.
   */
  private static boolean permitsForCertain(Write basis, Records records) {
    Answer asked = records.asked();
    if (asked.ask() != Answer.Ask.NOW) {
      return true;
    }
    return basis.kind() == Write.Kind.REQUESTED_CALL
        && records.of().answers().stream()
            .noneMatch(
                other ->
                    other != asked
                        && other.ask() == Answer.Ask.NOW
                        && other.advertiser().equals(asked.advertiser())
                        && other.sent() <= asked.answered());
  }
}
