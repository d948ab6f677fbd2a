package nl.magbellen.launcher.chaos.check;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.launcher.chaos.history.Answer;
import nl.magbellen.launcher.chaos.history.History;
import nl.magbellen.launcher.chaos.history.Write;

/** Two binding permits never rest on the same requested call, unless the first reached nobody. */
final class RequestsServeOnce implements Checker.Rule {

  @Override
  public Stream<Violation> brokenBy(History history) {
    return history.byNumber().stream().flatMap(RequestsServeOnce::brokenBy);
  }

  private static Stream<Violation> brokenBy(History.OfNumber number) {
    return number.answers().stream()
        .filter(Answer::isPermit)
        .filter(answer -> answer.basis().equals("REQUESTED_CALL"))
        .filter(answer -> answer.said().path("binding").asBoolean())
        .collect(groupingBy(Answer::evidence))
        .values()
        .stream()
        .flatMap(permits -> brokenBy(permits, number.writes()));
  }

  private static Stream<Violation> brokenBy(List<Answer> permits, List<Write> writes) {
    List<Violation> broken = new ArrayList<>();
    for (Answer one : permits) {
      for (Answer other : permits) {
        boolean isPair = one.id().compareTo(other.id()) < 0;
        if (isPair && !wasLetGo(one, other, writes) && !wasLetGo(other, one, writes)) {
          broken.add(
              Violation.of(
                  Violation.Kind.REQUEST_PERMITTED_TWICE,
                  "two permits on one requested call",
                  one,
                  other));
        }
      }
    }
    return broken.stream();
  }

  private static boolean wasLetGo(Answer first, Answer second, List<Write> writes) {
    return writes.stream()
        .filter(write -> write.kind() == Write.Kind.NOT_REACHED)
        .filter(write -> write.about().equals(first.id()))
        .anyMatch(write -> write.possibleBy(second.answered()));
  }
}
