package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No key revives a permission: whatever is registered between two questions with the same key is
 * seen. What time alone changes is in the gateway's own tests.
 */
@ExtendWith(RunningStack.class)
class KeyedQuestionsIT {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final String GIVEN = Instant.now().minus(Duration.ofDays(7)).toString();

  /** An afternoon to come on which calls may be made: what is registered now holds then. */
  private static String ahead;

  @BeforeAll
  static void onADayOnWhichCallsMayBeMade(Clients clients) {
    Trade trade = new Trade(clients, "COMMERCIAL").checkedNow();
    trade.consent(GIVEN);
    ahead =
        IntStream.rangeClosed(1, 10)
            .mapToObj(KeyedQuestionsIT::afternoonIn)
            .filter(at -> "PERMIT".equals(trade.ask(at).getString("decision")))
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
   * @param agency who calls for the advertiser; null when it calls itself
   */
  private record Asked(Trade trade, String agency, String record) {

    static Asked about(Trade trade, String record) {
      return new Asked(trade, null, record);
    }

    Response ask(String key) {
      Map<String, Object> question = new HashMap<>();
      question.put("callee", trade.callee);
      question.put("callerId", trade.callerId);
      question.put("advertiser", trade.advertiser);
      question.put("agency", agency);
      question.put("purpose", "COMMERCIAL");
      question.put("subject", "energy-contract");
      question.put("at", ahead);
      return trade
          .as(Service.GATEWAY, Role.DIALER)
          .header("Idempotency-Key", key)
          .body(question)
          .post("/v1/call-permissions");
    }
  }

  private interface World {
    Asked of(Trade trade);
  }

  private static Arguments row(
      String change, String reason, World world, Consumer<Asked> registered) {
    return Arguments.of(change, reason, world, registered);
  }

  static Stream<Arguments> everyChangeIsSeen() {
    World consented = trade -> Asked.about(trade, trade.consent(GIVEN));
    World related = trade -> Asked.about(trade, trade.relation("CUSTOMER"));
    return Stream.of(
        row(
            "objection",
            "OBJECTION_REGISTERED",
            consented,
            it -> it.trade().objection(Instant.now().toString())),
        row("withdrawal", "CONSENT_WITHDRAWN", consented, KeyedQuestionsIT::withdraw),
        row("dispute", "CONSENT_DISPUTED", consented, KeyedQuestionsIT::dispute),
        row(
            "use of a requested call",
            "REQUEST_USED",
            KeyedQuestionsIT::requested,
            it -> it.trade().used("requested-call:" + it.record(), Instant.now().toString())),
        row("consent", null, related, it -> it.trade().consent(GIVEN)),
        row("release", "CALLER_ID_NOT_REGISTERED", consented, KeyedQuestionsIT::release),
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
      String change, String reason, World world, Consumer<Asked> registered, Clients clients) {
    // Given
    String key = UUID.randomUUID().toString();
    Asked asked = world.of(new Trade(clients, "COMMERCIAL").checkedNow());
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

  private static Asked requested(Trade trade) {
    return Asked.about(
        trade,
        trade.created(
            Service.CONSENT,
            Role.CONSENT_WRITER,
            "/v1/requested-calls",
            Map.of(
                "number",
                trade.callee,
                "advertiser",
                trade.advertiser,
                "subject",
                "energy-contract",
                "requestedAt",
                GIVEN,
                "validUntil",
                Instant.now().plus(Duration.ofDays(30)).toString(),
                "evidence",
                "form:1")));
  }

  private static void withdraw(Asked it) {
    it.trade()
        .as(Service.CONSENT, Role.CONSENT_WRITER)
        .body(Map.of("withdrawnAt", Instant.now().toString(), "channel", "EMAIL"))
        .post("/v1/consents/" + it.record() + "/withdrawal")
        .then()
        .statusCode(200);
  }

  private static void dispute(Asked it) {
    it.trade().disputed(it.record(), Instant.now().toString());
  }

  private static void release(Asked it) {
    it.trade()
        .as(Service.CALLER_ID, Role.REGISTRAR)
        .post("/v1/caller-ids/" + it.trade().callerIdRegistration + "/release")
        .then()
        .statusCode(200);
  }

  private static Asked mandated(Trade trade) {
    String agency = "agency-" + UUID.randomUUID();
    trade.consent(GIVEN);
    trade
        .as(Service.CALLER_ID, Role.REGISTRAR)
        .body(Map.of("name", "Agency"))
        .put("/v1/agencies/" + agency)
        .then()
        .statusCode(201);
    String mandate =
        trade.created(
            Service.CALLER_ID,
            Role.REGISTRAR,
            "/v1/mandates",
            Map.of(
                "agency",
                agency,
                "advertiser",
                trade.advertiser,
                "subjects",
                List.of("*"),
                "from",
                "2020-03-01T00:00:00+01:00",
                "kind",
                "AGENCY"));
    return new Asked(trade, agency, mandate);
  }

  private static void endMandate(Asked it) {
    it.trade()
        .as(Service.CALLER_ID, Role.REGISTRAR)
        .body(Map.of("to", Instant.now().toString()))
        .post("/v1/mandates/" + it.record() + "/end")
        .then()
        .statusCode(200);
  }

  private static void switchOff(Asked it) {
    it.trade()
        .as(Service.CALLER_ID, Role.REGISTRAR)
        .body(Map.of("name", "Advertiser", "sector", "COMMERCIAL", "active", false))
        .put("/v1/advertisers/" + it.trade().advertiser)
        .then()
        .statusCode(200);
  }
}
