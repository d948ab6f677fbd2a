package nl.magbellen.gateway.facade;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import nl.magbellen.gateway.permission.AskedQuestion;
import nl.magbellen.gateway.permission.DecisionPath;
import nl.magbellen.gateway.permission.Intake;
import nl.magbellen.gateway.permission.QuestionRequest;
import nl.magbellen.gateway.permission.Screened;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.question.Question;
import nl.magbellen.service.refusal.RefusedException;

/**
 * One list being scrubbed: decided in batches, answered number by number, in order. What comes out
 * is whole or breaks off; there is a result for each number.
 */
final class Scrub {

  private static final int WIDEST = 1000;
  private static final int SIDE_BY_SIDE = 3;

  private final Intake intake;
  private final String campaign;
  private final String advertiser;
  private final String callerId;
  private final DecisionPath path;
  private final CurrentRulebook rulebook;
  private final InstantSource time;

  /** Numbers that are decided together, and what becomes of them. */
  private record Batch(
      List<Listed> numbers,
      List<Intake.Understanding> understood,
      CallingDay day,
      CompletableFuture<List<Screened>> answers) {}

  /**
   * @param fields of which campaign, advertiser and caller id count
   */
  Scrub(
      Intake intake,
      Fields fields,
      DecisionPath path,
      CurrentRulebook rulebook,
      InstantSource time) {
    this.intake = intake;
    this.campaign = fields.get(Fields.CAMPAIGN);
    this.advertiser = fields.get(Fields.PROJECT);
    this.callerId = fields.get(ScrubResource.CALLER_ID);
    this.path = path;
    this.rulebook = rulebook;
    this.time = time;
  }

  /**
   * Lets only a list be scrubbed whose campaign says all that a question needs.
   *
   * @throws RefusedException otherwise
   */
  void requireAskable() {
    if (knowing().understand(request("112", ""), time.instant())
        instanceof Intake.Refused(var why)) {
      throw new RefusedException(why);
    }
  }

  /**
   * Writes a result for each number.
   *
   * @throws IOException when the client is gone; what was decided until then is on record
   */
  void write(List<Listed> numbers, ScrubFormat format, OutputStream out) throws IOException {
    Iterator<List<Listed>> slices =
        numbers.stream().gather(Gatherers.windowFixed(WIDEST)).iterator();
    Queue<Batch> underWay = new ArrayDeque<>();
    boolean isFirst = true;
    put(format.begin(), out);
    while (slices.hasNext() || !underWay.isEmpty()) {
      if (slices.hasNext() && underWay.size() < SIDE_BY_SIDE) {
        underWay.add(begin(slices.next()));
      } else {
        Batch oldest = underWay.remove();
        for (Scrubbed result : results(oldest)) {
          put(format.text(result.values(oldest.day()), isFirst), out);
          isFirst = false;
        }
        out.flush();
      }
    }
    put(format.end(), out);
  }

  private static void put(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private Intake knowing() {
    return intake
        .knowing(campaign == null ? Set.of() : Intake.campaignsOf(request("112", "")))
        .await()
        .indefinitely();
  }

  private QuestionRequest request(String callee, String reference) {
    return QuestionRequest.of(
        callee, callerId, advertiser, null, reference.isEmpty() ? null : reference, campaign);
  }

  private Batch begin(List<Listed> numbers) {
    Instant now = time.instant();
    Intake knowing = knowing();
    List<Intake.Understanding> understood =
        numbers.stream()
            .map(each -> knowing.understand(request(each.callee(), each.idShown()), now))
            .toList();
    List<AskedQuestion> asked = asked(understood).toList();
    CallingDay day = asked.isEmpty() ? CallingDay.UNKNOWN : day(asked.getFirst().question());
    List<AskedQuestion> later =
        asked.stream()
            .map(each -> new AskedQuestion(each.question().at(day.at()), each.askedBy()))
            .toList();
    return new Batch(
        numbers,
        understood,
        day,
        later.isEmpty()
            ? CompletableFuture.completedFuture(List.of())
            : path.screen(later).subscribeAsCompletionStage());
  }

  /** Questions of one campaign have the same windows. */
  private CallingDay day(Question any) {
    return CallingDay.of(any, rulebook.shown().await().indefinitely().rulebook());
  }

  private static Stream<AskedQuestion> asked(List<Intake.Understanding> understood) {
    return understood.stream()
        .filter(Intake.Understood.class::isInstance)
        .map(each -> ((Intake.Understood) each).asked());
  }

  private static List<Scrubbed> results(Batch batch) {
    Iterator<Screened> answers = batch.answers().join().iterator();
    List<Scrubbed> results = new ArrayList<>();
    for (int i = 0; i < batch.numbers().size(); i++) {
      Listed number = batch.numbers().get(i);
      results.add(
          switch (batch.understood().get(i)) {
            case Intake.Understood(var asked) ->
                Scrubbed.decided(number, asked.question().callee(), answers.next().answer());
            case Intake.Refused(var refusal) -> Scrubbed.refused(number, refusal);
          });
    }
    return results;
  }
}
