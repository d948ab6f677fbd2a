package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The consumer asked for one call, so one is permitted at a time. Such a call may be made at any
 * hour, on Sundays and holidays too; on a day of mourning nobody is called, and nothing shown here.
 */
@ExtendWith(RunningStack.class)
class RequestedCallsIT {

  private static final MonthDay COMMEMORATION = MonthDay.of(5, 4);

  private ReadyAdvertiser ready;

  @BeforeEach
  void aCallThatWasAskedForJustNow(Clients clients) {
    assumeFalse(MonthDay.now(ZoneId.of("Europe/Amsterdam")).equals(COMMEMORATION));
    ready = new ReadyAdvertiser(clients, "COMMERCIAL").checkedNow();
    ready.requestedCallNow();
  }

  @Test
  void ofEightQuestionsAtOnceOneIsPermitted() throws Exception {
    // Given
    List<Callable<JsonPath>> questions = Collections.nCopies(8, () -> ready.ask(Map.of()));

    // When
    List<JsonPath> decisions = new ArrayList<>();
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<JsonPath> answer : each.invokeAll(questions)) {
        decisions.add(answer.get());
      }
    }

    // Then
    assertThat(decisions)
        .filteredOn(it -> it.getString("decision").equals("PERMIT"))
        .singleElement()
        .satisfies(it -> assertThat(it.getString("permit")).isNotNull());
    assertThat(decisions)
        .filteredOn(it -> it.getString("decision").equals("DENY"))
        .hasSize(7)
        .allSatisfy(it -> assertThat(ofRequest(it, "reasons")).containsExactly("REQUEST_PENDING"));
  }

  @Test
  void ofQuestionsInOneBatchOneIsPermitted() {
    // Given
    Map<String, Object> question = Map.of("callerId", ready.callerId);

    // When
    JsonPath answers = ready.askMany(List.of(question, question, question));

    // Then
    assertThat(answers.getList("items.decision")).containsExactly("PERMIT", "DENY", "DENY");
  }

  @Test
  void callThatReachedNobodyMayBeTriedAgain() {
    // Given
    String first = ready.ask(Map.of()).getString("id");
    JsonPath meanwhile = ready.ask(Map.of());

    // When
    ready.report(first, Map.of("connected", false));
    JsonPath again = ready.ask(Map.of());

    // Then
    assertThat(ofRequest(meanwhile, "reasons")).containsExactly("REQUEST_PENDING");
    assertThat(again.getString("permit")).as(again.prettify()).isNotNull();
  }

  @Test
  void repeatWithTheSameKeyJoinsThePermitThatHoldsTheCall() {
    // Given
    String key = UUID.randomUUID().toString();
    String first = ready.askWithKey(key).getString("id");

    // When
    JsonPath repeat = ready.askWithKey(key);
    ready.report(first, Map.of("connected", false));
    JsonPath afterItsOutcome = ready.askWithKey(key);

    // Then
    assertThat(repeat.getString("id")).as(repeat.prettify()).isEqualTo(first);
    assertThat(afterItsOutcome.getString("id")).isNotEqualTo(first);
    assertThat(afterItsOutcome.getString("permit")).as(afterItsOutcome.prettify()).isNotNull();
  }

  @Test
  void callThatWasMadeUsesTheRequestUp() {
    // Given
    JsonPath first = ready.ask(Map.of());

    // When
    ready.called(first.getString("id"), Instant.now().toString(), false);
    JsonPath second = ready.ask(Map.of());

    // Then
    assertThat(first.getString("permit")).as(first.prettify()).isNotNull();
    assertThat(ofRequest(second, "reasons")).containsExactly("REQUEST_USED");
  }

  @Test
  void denialIsReplayedFromFactsThatTellWhoHoldsTheCall() {
    // Given
    ready.ask(Map.of());
    String denied = ready.ask(Map.of()).getString("id");

    // When
    JsonPath replay = ready.replay(Map.of("decision", denied));

    // Then
    assertThat(replay.getBoolean("same")).as(replay.prettify()).isTrue();
    assertThat(ofRequest(replay, "replayed.reasons")).containsExactly("REQUEST_PENDING");
  }

  @Test
  void planningNeitherHoldsTheCallNorIsStopped() {
    // Given
    Map<String, Object> soon = Map.of("at", Instant.now().plusSeconds(600).toString());

    // When
    JsonPath planned = ready.ask(soon);
    JsonPath binding = ready.ask(Map.of());
    JsonPath plannedMeanwhile = ready.ask(soon);

    // Then
    assertThat(
            List.of(
                planned.getString("decision"),
                binding.getString("decision"),
                plannedMeanwhile.getString("decision")))
        .containsOnly("PERMIT");
  }

  @Test
  void rowsOfAListOnTheSameCallArePlanningAndHoldNothing() {
    // When
    List<JsonPath> rows = ready.screen(8);
    JsonPath call = ready.ask(Map.of());
    List<JsonPath> meanwhile = ready.screen(1);

    // Then
    assertThat(rows)
        .hasSize(8)
        .allSatisfy(it -> assertThat(it.getString("decision")).isEqualTo("PERMIT"))
        .allSatisfy(
            it -> assertThat(ready.logged(it.getString("id")).getBoolean("binding")).isFalse());
    assertThat(call.getString("permit")).as(call.prettify()).isNotNull();
    assertThat(meanwhile)
        .singleElement()
        .satisfies(it -> assertThat(it.getList("reasons")).contains("REQUEST_PENDING"));
  }

  @Test
  void callOnARowOfAListUsesTheRequestUp() {
    // Given
    String row = ready.screen(1).getFirst().getString("id");

    // When
    ready.called(row, Instant.now().toString(), false);
    JsonPath next = ready.ask(Map.of());

    // Then
    assertThat(ofRequest(next, "reasons")).containsExactly("REQUEST_USED");
  }

  /** What a denial says of the request; on a Sunday it says too that nothing else frees the day. */
  private static List<String> ofRequest(JsonPath decision, String reasons) {
    return decision.getList(reasons + ".code", String.class).stream()
        .filter(code -> code.startsWith("REQUEST_"))
        .toList();
  }
}
