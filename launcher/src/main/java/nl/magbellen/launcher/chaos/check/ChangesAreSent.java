package nl.magbellen.launcher.chaos.check;

import java.util.Set;
import java.util.stream.Stream;
import nl.magbellen.launcher.chaos.history.History;
import nl.magbellen.launcher.chaos.history.Write;

/** What was acknowledged was sent to every receiver of webhooks, however it behaved. */
final class ChangesAreSent implements Checker.Rule {

  @Override
  public Stream<Violation> brokenBy(History history) {
    return history.aftermath().sent().entrySet().stream()
        .flatMap(
            receiver ->
                history.writes().stream()
                    .filter(write -> isMissing(write, receiver.getValue()))
                    .map(
                        write ->
                            Violation.of(
                                Violation.Kind.CHANGE_NOT_SENT,
                                "acknowledged, but not sent to the %s receiver"
                                    .formatted(receiver.getKey()),
                                write)));
  }

  private static boolean isMissing(Write write, Set<String> sent) {
    return write.change().filter(change -> !sent.contains(change)).isPresent();
  }
}
