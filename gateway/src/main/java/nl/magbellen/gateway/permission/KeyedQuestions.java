package nl.magbellen.gateway.permission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.refusal.GatewayRefusal.TooManyQuestionsWait;
import nl.magbellen.service.idempotency.KeyedRequest;
import nl.magbellen.service.refusal.RefusedException;
import nl.magbellen.service.share.FairShares;
import org.jboss.logging.Logger;

/**
 * Answers questions that carry an {@code Idempotency-Key}. A question is not a write: a repeat is
 * decided again, on the facts of now, and gets the first answer only where both come to the same.
 * Each question of a batch stands for itself.
 */
@ApplicationScoped
public class KeyedQuestions {

  /**
   * The answers, in the order of the questions.
   *
   * @param replayed whether all of them were given before
   */
  public record Answered(List<CallPermission> answers, boolean replayed) {}

  private static final Logger LOG = Logger.getLogger(KeyedQuestions.class);

  /** The keys that wait to be looked up, in batches of questions: a look-up is one statement. */
  private static final int BATCHES = 4;

  private final FairShares places;
  private final DecisionPath path;
  private final FirstAnswers firstAnswers;
  private final Unrecorded unrecorded;
  private final InstantSource time;

  KeyedQuestions(
      DecisionPath path,
      FirstAnswers firstAnswers,
      Unrecorded unrecorded,
      BatchSettings settings,
      InstantSource time) {
    this.places = new FairShares(Math.min(settings.mostWaiting(), settings.widest() * BATCHES));
    this.path = path;
    this.firstAnswers = firstAnswers;
    this.unrecorded = unrecorded;
    this.time = time;
  }

  /**
   * Answers the questions of one request. When it cannot be known in time whether they were
   * answered before they are denied, and that is not kept.
   *
   * @throws RefusedException if the key was used for another request
   */
  public Uni<Answered> answer(KeyedRequest request, List<AskedQuestion> asked) {
    FairShares.Place place =
        places
            .take(request.owner())
            .orElseThrow(() -> new RefusedException(new TooManyQuestionsWait()));
    return found(request, asked).onTermination().invoke(place::close);
  }

  private Uni<Answered> found(KeyedRequest request, List<AskedQuestion> asked) {
    return firstAnswers
        .find(request)
        .onItemOrFailure()
        .transformToUni(
            (first, failure) ->
                switch (failure) {
                  case null -> answered(request, asked, first);
                  case RefusedException refused -> Uni.createFrom().failure(refused);
                  case Throwable unknown -> Uni.createFrom().item(denied(asked, unknown));
                });
  }

  private Answered denied(List<AskedQuestion> asked, Throwable failure) {
    return new Answered(unrecorded.undecided(asked, path.thisInstant(), failure), false);
  }

  private Uni<Answered> answered(
      KeyedRequest request, List<AskedQuestion> asked, List<FirstAnswer> first) {
    Instant now = time.instant();
    boolean mayJoin =
        first.size() == asked.size() && first.stream().anyMatch(each -> each.mayBeJoined(now));
    List<CallPermission> none = Collections.nCopies(asked.size(), null);
    return mayJoin
        ? path.redecide(repeats(asked, first))
            .map(again -> joined(asked, first, again))
            .onFailure()
            .recoverWithItem(none)
            .flatMap(joined -> completed(request, asked, joined))
        : completed(request, asked, none);
  }

  private static List<Repeat> repeats(List<AskedQuestion> asked, List<FirstAnswer> first) {
    return IntStream.range(0, asked.size())
        .mapToObj(i -> new Repeat(asked.get(i), first.get(i).given()))
        .toList();
  }

  /** The first answers that are given again; null where a question is decided anew. */
  private List<CallPermission> joined(
      List<AskedQuestion> asked, List<FirstAnswer> first, List<Optional<CallPermission>> again) {
    Instant now = time.instant();
    return IntStream.range(0, first.size())
        .mapToObj(
            i ->
                again
                    .get(i)
                    .filter(_ -> first.get(i).isAbout(asked.get(i).question()))
                    .filter(answer -> first.get(i).isJoinedBy(answer, now))
                    .map(_ -> first.get(i).given())
                    .orElse(null))
        .toList();
  }

  private Uni<Answered> completed(
      KeyedRequest request, List<AskedQuestion> asked, List<CallPermission> joined) {
    List<AskedQuestion> open =
        IntStream.range(0, asked.size())
            .filter(i -> joined.get(i) == null)
            .mapToObj(asked::get)
            .toList();
    return open.isEmpty()
        ? Uni.createFrom().item(new Answered(joined, !joined.isEmpty()))
        : decided(open)
            .map(answers -> merged(joined, answers.iterator()))
            .call(answers -> kept(request, asked, answers))
            .map(answers -> new Answered(answers, false));
  }

  private Uni<List<CallPermission>> decided(List<AskedQuestion> open) {
    return open.size() == 1 ? path.decide(open.getFirst()).map(List::of) : path.decideAll(open);
  }

  private static List<CallPermission> merged(
      List<CallPermission> joined, Iterator<CallPermission> decided) {
    List<CallPermission> answers = new ArrayList<>(joined);
    answers.replaceAll(answer -> answer == null ? decided.next() : answer);
    return answers;
  }

  private static List<FirstAnswer> firstAnswers(
      List<AskedQuestion> asked, List<CallPermission> answers) {
    return IntStream.range(0, asked.size())
        .mapToObj(i -> FirstAnswer.to(asked.get(i).question(), answers.get(i)))
        .toList();
  }

  /** Without it a repeat is decided anew, which is no harm. */
  private Uni<Void> kept(
      KeyedRequest request, List<AskedQuestion> asked, List<CallPermission> answers) {
    return answers.stream().allMatch(CallPermission::isUnavailable)
        ? Uni.createFrom().voidItem()
        : firstAnswers
            .keep(request, firstAnswers(asked, answers))
            .onFailure()
            .invoke(failure -> LOG.warnf("key of a question not kept cause=%s", failure))
            .onFailure()
            .recoverWithNull();
  }
}
