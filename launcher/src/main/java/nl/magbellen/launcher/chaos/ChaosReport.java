package nl.magbellen.launcher.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.launcher.chaos.check.AnswersComeInTime;
import nl.magbellen.launcher.chaos.check.Violation;
import nl.magbellen.launcher.chaos.fault.TimeLine;
import nl.magbellen.launcher.chaos.history.Answer;
import nl.magbellen.launcher.chaos.history.History;
import nl.magbellen.launcher.chaos.history.Write;

/**
 * The result of a run.
 *
 * @param seed which chose the faults
 * @param history all that was asked and written
 * @param violations the broken promises
 * @param timeLine what was done
 * @param recovered how long it took after the last fault; null when it did not recover
 */
public record ChaosReport(
    long seed, History history, List<Violation> violations, TimeLine timeLine, Duration recovered) {

  private static final int SHOWN = 20;
  private static final Duration BEFORE = Duration.ofSeconds(15);
  private static final Duration AFTER = Duration.ofSeconds(2);

  /** How many faults there were. */
  public int faults() {
    return timeLine.counts().values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many questions were answered with PERMIT: without any, little was put to the test. */
  public long permits() {
    return history.answers().stream().filter(Answer::isPermit).count();
  }

  /** The report as it is printed. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("seed %d".formatted(seed));
    lines.add("faults: %,d".formatted(faults()));
    timeLine.counts().forEach((kind, count) -> lines.add("  %-24s %,6d".formatted(kind, count)));
    lines.add("writes: %,d".formatted(history.writes().size()));
    count(lines, history.writes().stream(), write -> write.kind() + " " + write.result());
    lines.add("questions: %,d".formatted(history.answers().size()));
    count(lines, history.answers().stream(), ChaosReport::outcome);
    lines.add("longest answer while the gateway ran: " + longest());
    lines.add(
        "everything served again: "
            + (recovered == null ? "no" : "after %d ms".formatted(recovered.toMillis())));
    lines.add("violations: %,d".formatted(violations.size()));
    count(lines, violations.stream(), violation -> violation.kind().toString());
    violations.stream().limit(SHOWN).forEach(violation -> lines.addAll(told(violation)));
    return List.copyOf(lines);
  }

  private static <T> void count(List<String> lines, Stream<T> all, Function<T, String> name) {
    Map<String, Long> counts =
        all.collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
    counts.forEach((each, count) -> lines.add("  %-36s %,6d".formatted(each, count)));
  }

  private static String outcome(Answer answer) {
    if (!answer.isDecision()) {
      return answer.status() == 0 ? "no answer" : "status " + answer.status();
    }
    String decision = answer.isPermit() ? "PERMIT " + answer.basis() : "DENY";
    return answer.isUnavailable() ? decision + " EVIDENCE_UNAVAILABLE" : decision;
  }

  private String longest() {
    long nanos = AnswersComeInTime.measured(history).mapToLong(Answer::took).max().orElse(0);
    return Duration.ofNanos(nanos).toMillis() + " ms";
  }

  private List<String> told(Violation violation) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("%s: %s".formatted(violation.kind(), violation.what()));
    violation.witnesses().forEach(witness -> lines.add("  " + described(witness)));
    Instant from = instant(violation.from()).minus(BEFORE);
    timeLine
        .between(from, instant(violation.to()).plus(AFTER))
        .forEach(entry -> lines.add("  " + entry.line()));
    return lines;
  }

  private static String described(Record witness) {
    return switch (witness) {
      case Write write ->
          "%s to %s: %s".formatted(instant(write.sent()), instant(write.answered()), write);
      case Answer answer ->
          "%s to %s: %s".formatted(instant(answer.sent()), instant(answer.answered()), answer);
      case Record other -> other.toString();
    };
  }

  private static Instant instant(long nanos) {
    return Instant.now().plusNanos(nanos - System.nanoTime());
  }
}
