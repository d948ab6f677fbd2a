package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No key revives a permission: whatever is registered between two questions with the same key is
 * seen, and so is the end of the permit. The questions bind: they are about now. That this can be
 * shown on any day, they are about a company that a machine calls, to which the codes' hours and
 * days do not apply, or about a call that the consumer asked for.
 */
@ExtendWith(RunningStack.class)
class KeyedQuestionsIT {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final String GIVEN = Instant.now().minus(Duration.ofDays(7)).toString();

  private static final Map<String, Object> COMPANY_CALLED_BY_MACHINE =
      Map.of("calleeKind", "LEGAL_PERSON", "caller", "RECORDED");

  /** On this day nobody is called, not even on request. */
  private static final MonthDay COMMEMORATION = MonthDay.of(5, 4);

  /** An afternoon to come on which calls may be made: what is registered now holds then. */
  private static String ahead;

  @BeforeAll
  static void onADayOnWhichCallsMayBeMade(Clients clients) {
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL").checkedNow();
    ready.consent(GIVEN);
    ahead =
        IntStream.rangeClosed(1, 10)
            .mapToObj(KeyedQuestionsIT::afternoonIn)
            .filter(at -> "PERMIT".equals(ready.ask(at).getString("decision")))
            .findFirst()
            .orElseThrow();
  }

  private static String afternoonIn(int days) {
    return LocalDate.now(AMSTERDAM)
        .plusDays(days)
        .atTime(14, 0)
        .atZone(AMSTERDAM)
        .toOffsetDateTime()
        .toString();
  }

  /**
   * What stands on record and what is asked.
   *
   * @param record what the change is made to
   * @param more fields of the question beside those that all have
   */
  private record Situation(ReadyAdvertiser ready, String record, Map<String, Object> more) {

    static Situation about(ReadyAdvertiser ready, String record) {
      return new Situation(ready, record, COMPANY_CALLED_BY_MACHINE);
    }

    Response ask(String key) {
      return with(key).body(question()).post("/v1/call-permissions");
    }

    RequestSpecification with(String key) {
      return ready.as(Service.GATEWAY, Role.DIALER).header("Idempotency-Key", key);
    }

    Map<String, Object> question() {
      Map<String, Object> question = new HashMap<>();
      question.put("callee", ready.callee);
      question.put("callerId", ready.callerId);
      question.put("advertiser", ready.advertiser);
      question.put("purpose", "COMMERCIAL");
      question.put("subject", "energy-contract");
      question.putAll(more);
      return question;
    }
  }

  private interface World {
    Situation of(ReadyAdvertiser ready);
  }

  private static Arguments row(
      String change, String reason, World world, Consumer<Situation> registered) {
    return Arguments.of(change, reason, world, registered);
  }

  static Stream<Arguments> everyChangeIsSeen() {
    World consented = ready -> Situation.about(ready, ready.consent(GIVEN));
    World related = ready -> Situation.about(ready, ready.relation("CUSTOMER"));
    return Stream.of(
        row(
            "objection",
            "OBJECTION_REGISTERED",
            consented,
            it -> it.ready().objection(Instant.now().toString())),
        row("withdrawal", "CONSENT_WITHDRAWN", consented, KeyedQuestionsIT::withdraw),
        row("dispute", "CONSENT_DISPUTED", consented, KeyedQuestionsIT::dispute),
        row(
            "use of a requested call",
            "REQUEST_USED",
            KeyedQuestionsIT::requested,
            it -> it.ready().used("requested-call:" + it.record(), Instant.now().toString())),
        row("consent", null, related, it -> it.ready().consent(GIVEN)),
        row(
            "release",
            "CALLER_ID_NOT_REGISTERED",
            KeyedQuestionsIT::planned,
            KeyedQuestionsIT::release),
        row(
            "end of the mandate",
            "AGENCY_NOT_MANDATED",
            KeyedQuestionsIT::mandated,
            KeyedQuestionsIT::endMandate),
        row("end of the advertiser", "ADVERTISER_UNKNOWN", consented, KeyedQuestionsIT::switchOff));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void everyChangeIsSeen(
      String change, String reason, World world, Consumer<Situation> registered, Clients clients) {
    // Given
    String key = UUID.randomUUID().toString();
    Situation asked = world.of(new ReadyAdvertiser(clients, "COMMERCIAL").checkedNow());
    Response first = asked.ask(key);
    Response unchanged = asked.ask(key);

    // When
    registered.accept(asked);
    Response changed = asked.ask(key);
    Response again = asked.ask(key);

    // Then
    assertThat(unchanged.<String>path("id")).isEqualTo(first.path("id"));
    assertThat(unchanged.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(first.<String>path("decision")).isEqualTo(reason == null ? "DENY" : "PERMIT");
    assertThat(changed.<String>path("id")).isNotEqualTo(first.path("id"));
    assertThat(changed.header("Idempotency-Replayed")).isNull();
    if (reason == null) {
      assertThat(changed.<String>path("decision")).isEqualTo("PERMIT");
    } else {
      assertThat(changed.<List<String>>path("reasons.code")).contains(reason);
    }
    assertThat(again.<String>path("id")).isEqualTo(changed.path("id"));
  }

  @Test
  void callOnTheConsentIsSeen(Clients clients) {
    // Given
    String key = UUID.randomUUID().toString();
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL").checkedNow();
    Situation asked = Situation.about(ready, ready.consent(GIVEN));
    Response first = asked.ask(key);

    // When
    ready.called(first.path("id"), Instant.now().toString(), false);
    Response next = asked.ask(key);
    Response again = asked.ask(key);

    // Then
    assertThat(first.<String>path("permit")).as(first.asString()).isNotNull();
    assertThat(next.<String>path("id")).isNotEqualTo(first.path("id"));
    assertThat(next.<String>path("permit")).as(next.asString()).isNotNull();
    assertThat(again.<String>path("id")).isEqualTo(next.path("id"));
  }

  @Test
  void ofABatchTheQuestionThatTheChangeBearsOnIsDecidedAnew(Clients clients) {
    // Given
    String key = UUID.randomUUID().toString();
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL").checkedNow();
    Situation asked = Situation.about(ready, ready.consent(GIVEN));
    Map<String, Object> service = new HashMap<>(asked.question());
    service.put("purpose", "SERVICE");
    Map<String, Object> batch = Map.of("items", List.of(asked.question(), service));
    String path = "/v1/call-permissions/batch";
    Response first = asked.with(key).body(batch).post(path);

    // When
    ready.objection(Instant.now().toString());
    Response changed = asked.with(key).body(batch).post(path);

    // Then
    assertThat(first.<List<String>>path("items.decision")).containsExactly("PERMIT", "PERMIT");
    assertThat(changed.<List<String>>path("items.decision")).containsExactly("DENY", "PERMIT");
    assertThat(changed.<String>path("items[0].id")).isNotEqualTo(first.path("items[0].id"));
    assertThat(changed.<String>path("items[1].id")).isEqualTo(first.path("items[1].id"));
  }

  @Test
  void keyOfAnEvaluationRevivesNothingEither(Clients clients) {
    // Given
    String key = UUID.randomUUID().toString();
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL").checkedNow();
    Situation asked = Situation.about(ready, ready.consent(GIVEN));
    Map<String, Object> context = new HashMap<>(asked.question());
    context.keySet().removeAll(List.of("callee", "advertiser"));
    Map<String, Object> evaluation =
        Map.of(
            "subject", Map.of("type", "advertiser", "id", ready.advertiser),
            "action", Map.of("name", "call"),
            "resource", Map.of("type", "telephone_number", "id", ready.callee),
            "context", context);
    Response first = asked.with(key).body(evaluation).post("/access/v1/evaluation");

    // When
    ready.objection(Instant.now().toString());
    Response changed = asked.with(key).body(evaluation).post("/access/v1/evaluation");

    // Then
    assertThat(first.<Boolean>path("decision")).as(first.asString()).isTrue();
    assertThat(changed.<Boolean>path("decision")).as(changed.asString()).isFalse();
  }

  /** A permit that binds keeps its number from being released, so that this is planning. */
  private static Situation planned(ReadyAdvertiser ready) {
    return new Situation(ready, ready.consent(GIVEN), Map.of("at", ahead));
  }

  @Test
  void repeatAfterThePermitRanOutIsDecidedAnew(Clients clients) {
    // Given
    String key = UUID.randomUUID().toString();
    Instant end = Instant.now().plusSeconds(8);
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL").checkedNow();
    Situation asked = Situation.about(ready, ready.consent(GIVEN, end.toString()));
    Response first = asked.ask(key);
    Response meanwhile = asked.ask(key);

    // When
    Pause.until(() -> Instant.now().isAfter(end), Duration.ofSeconds(30));
    Response after = asked.ask(key);

    // Then
    assertThat(first.<String>path("permit")).as(first.asString()).isNotNull();
    assertThat(Instant.parse(first.path("validUntil"))).isBeforeOrEqualTo(end);
    assertThat(meanwhile.<String>path("id")).isEqualTo(first.path("id"));
    assertThat(after.<List<String>>path("reasons.code")).contains("CONSENT_EXPIRED");
    assertThat(after.<String>path("id")).isNotEqualTo(first.path("id"));
  }

  private static Situation requested(ReadyAdvertiser ready) {
    boolean nobodyIsCalled = MonthDay.now(AMSTERDAM).equals(COMMEMORATION);
    return new Situation(
        ready,
        ready.created(
            Service.CONSENT,
            Role.CONSENT_WRITER,
            "/v1/requested-calls",
            Map.of(
                "number",
                ready.callee,
                "advertiser",
                ready.advertiser,
                "subject",
                "energy-contract",
                "requestedAt",
                GIVEN,
                "validUntil",
                Instant.now().plus(Duration.ofDays(30)).toString(),
                "evidence",
                "form:1")),
        nobodyIsCalled ? Map.of("at", ahead) : Map.of());
  }

  private static void withdraw(Situation it) {
    it.ready()
        .as(Service.CONSENT, Role.CONSENT_WRITER)
        .body(Map.of("withdrawnAt", Instant.now().toString(), "channel", "EMAIL"))
        .post("/v1/consents/" + it.record() + "/withdrawal")
        .then()
        .statusCode(200);
  }

  private static void dispute(Situation it) {
    it.ready().disputed(it.record(), Instant.now().toString());
  }

  private static void release(Situation it) {
    it.ready()
        .as(Service.CALLER_ID, Role.REGISTRAR)
        .post("/v1/caller-ids/" + it.ready().callerIdRegistration + "/release")
        .then()
        .statusCode(200);
  }

  private static Situation mandated(ReadyAdvertiser ready) {
    String agency = "agency-" + UUID.randomUUID();
    ready.consent(GIVEN);
    ready
        .as(Service.CALLER_ID, Role.REGISTRAR)
        .body(Map.of("name", "Agency"))
        .put("/v1/agencies/" + agency)
        .then()
        .statusCode(201);
    String mandate =
        ready.created(
            Service.CALLER_ID,
            Role.REGISTRAR,
            "/v1/mandates",
            Map.of(
                "agency",
                agency,
                "advertiser",
                ready.advertiser,
                "subjects",
                List.of("*"),
                "from",
                "2020-03-01T00:00:00+01:00",
                "kind",
                "AGENCY"));
    Map<String, Object> byTheAgency = new HashMap<>(COMPANY_CALLED_BY_MACHINE);
    byTheAgency.put("agency", agency);
    return new Situation(ready, mandate, byTheAgency);
  }

  private static void endMandate(Situation it) {
    it.ready()
        .as(Service.CALLER_ID, Role.REGISTRAR)
        .body(Map.of("to", Instant.now().toString()))
        .post("/v1/mandates/" + it.record() + "/end")
        .then()
        .statusCode(200);
  }

  private static void switchOff(Situation it) {
    it.ready()
        .as(Service.CALLER_ID, Role.REGISTRAR)
        .body(Map.of("name", "Advertiser", "sector", "COMMERCIAL", "active", false))
        .put("/v1/advertisers/" + it.ready().advertiser)
        .then()
        .statusCode(200);
  }
}
