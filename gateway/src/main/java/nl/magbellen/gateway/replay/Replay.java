package nl.magbellen.gateway.replay;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.magbellen.decision.Basis;
import nl.magbellen.decision.Reason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a replay came to.
 *
 * @param decision the logged decision; null when a question was given
 * @param rulesAt the rules of which day decided; null for those of the question's own
 * @param logged what was answered then; null when a question was given
 * @param replayed what it comes to now
 * @param same whether both come to the same, by whatever version of the rules; null when nothing
 *     was logged
 * @param differences in what they do not
 */
@Schema(description = "What a replay came to")
public record Replay(
    @Nullable UUID decision,
    @Nullable Instant rulesAt,
    @Nullable Judgement logged,
    Judgement replayed,
    @Nullable Boolean same,
    List<Difference> differences) {

  /**
   * A part in which they differ, in short: codes and evidence, no wording.
   *
   * @param field its name in both judgements
   */
  public record Difference(String field, List<String> logged, List<String> replayed) {}

  /** A part of a judgement that is compared. */
  private record Part(String field, Function<Judgement, Stream<?>> values) {
    Difference between(Judgement logged, Judgement replayed) {
      return new Difference(field, texts(logged), texts(replayed));
    }

    private List<String> texts(Judgement judgement) {
      return values.apply(judgement).filter(Objects::nonNull).map(Object::toString).toList();
    }
  }

  private static final List<Part> PARTS =
      List.of(
          new Part("decision", it -> Stream.of(it.decision())),
          new Part("basis", it -> Stream.ofNullable(it.basis()).map(Replay::text)),
          new Part("reasons", it -> it.reasons().stream().map(Replay::text)),
          new Part("obligations", it -> it.obligations().stream().map(duty -> duty.code())),
          new Part("retryAt", it -> Stream.ofNullable(it.retryAt())),
          new Part("validUntil", it -> Stream.ofNullable(it.validUntil())));

  /** The replay of a logged decision. */
  static Replay of(UUID decision, Instant rulesAt, Judgement logged, Judgement replayed) {
    List<Difference> differences =
        PARTS.stream()
            .map(part -> part.between(logged, replayed))
            .filter(difference -> !difference.logged().equals(difference.replayed()))
            .toList();
    return new Replay(decision, rulesAt, logged, replayed, differences.isEmpty(), differences);
  }

  /** The replay of a question: nothing to compare it with. */
  static Replay of(Instant rulesAt, Judgement replayed) {
    return new Replay(null, rulesAt, null, replayed, null, List.of());
  }

  private static String text(Basis basis) {
    return joined(basis.type(), basis.rule(), basis.evidence());
  }

  private static String text(Reason reason) {
    return joined(reason.code(), reason.rule(), reason.evidence());
  }

  private static String joined(Object code, String rule, String evidence) {
    return evidence == null ? code + " " + rule : code + " " + rule + " " + evidence;
  }
}
