package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.magbellen.facts.CallbackCheckFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CallerIdGatesTest {
  private static final String EVIDENCE = " caller-id:" + Records.id(61);

  @ParameterizedTest
  @CsvSource({
    "020-7123456,",
    "0612345678,",
    "0852123456,",
    "0882123456,",
    "0912123456,",
    "0842123456, CALLER_ID_RANGE_NOT_ALLOWED",
    "0872123456, CALLER_ID_RANGE_NOT_ALLOWED",
    "0661234567, CALLER_ID_RANGE_NOT_ALLOWED",
    "0671234567, CALLER_ID_RANGE_NOT_ALLOWED",
    "0900-1234, CALLER_ID_RANGE_NOT_ALLOWED",
    "0800-1234, CALLER_ID_RANGE_NOT_ALLOWED",
    "097012345678, CALLER_ID_RANGE_NOT_ALLOWED",
    "14020, CALLER_ID_RANGE_NOT_ALLOWED",
    "116000, CALLER_ID_RANGE_NOT_ALLOWED",
    "112, CALLER_ID_RANGE_NOT_ALLOWED",
    "+4930901820, CALLER_ID_RANGE_NOT_ALLOWED",
    "anonymous, CALLER_ID_INVALID",
    ", CALLER_ID_WITHHELD"
  })
  void onlyOrdinaryNumbersMayBeShown(String callerId, String reason) {
    // Given
    var world = World.consented().with(w -> w.callerId = callerId);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  @Test
  void unregisteredNumberIsToldOnce() {
    // Given
    var world = World.consented().with(w -> w.callerIds = List.of());
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(List.of("CALLER_ID_NOT_REGISTERED NL.CLI.OWNED null"), reasons);
  }

  @ParameterizedTest
  @MethodSource
  void registrationMustBeProvenAndKeptAtTheInstant(
      Consumer<Records.CallerIdDraft> change, boolean holds) {
    // Given
    var world = World.consented().at("2023-05-10T14:00").callerId(change);
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(
        holds ? List.of() : List.of("CALLER_ID_NOT_REGISTERED NL.CLI.OWNED" + EVIDENCE),
        reasons.stream().filter(r -> !r.startsWith("NO_LEGAL_BASIS")).toList());
  }

  static Stream<Arguments> registrationMustBeProvenAndKeptAtTheInstant() {
    var at = World.local("2023-05-10T14:00");
    return Stream.of(
        registration(c -> {}, true),
        registration(c -> c.from = at, true),
        registration(c -> c.from = at.plusSeconds(1), false),
        registration(c -> c.provenAt = at, true),
        registration(c -> c.provenAt = at.plusSeconds(1), false),
        registration(c -> c.provenAt = null, false),
        registration(c -> c.releasedAt = at, false),
        registration(c -> c.releasedAt = at.plusSeconds(1), true),
        registration(c -> c.agency = "belhuis", false));
  }

  private static Arguments registration(Consumer<Records.CallerIdDraft> change, boolean holds) {
    return Arguments.of(change, holds);
  }

  @ParameterizedTest
  @CsvSource({"belhuis, true", "callcompany, false"})
  void numberOfAnAgencyServesThatAgencyAlone(String owner, boolean holds) {
    // Given
    var world = World.consented().with(w -> w.agency = "belhuis");
    world.mandates.add(Records.mandate(world.at.minusSeconds(1), null, "*"));
    world.callerId(c -> c.agency = owner);
    // When
    var decision = world.decide();
    // Then
    assertEquals(holds, decision.permitted());
  }

  @Test
  void numberOfAnAgencyServesOnlyUnderItsMandate() {
    // Given
    var world = World.consented().with(w -> w.agency = "belhuis");
    world.callerId(c -> c.agency = "belhuis");
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("AGENCY_NOT_MANDATED", "CALLER_ID_NOT_REGISTERED"), reasons);
  }

  @ParameterizedTest
  @CsvSource({
    // The last of thirty days counts whole.
    "2026-10-24T08:00, ANSWERED, true, true, true",
    "2026-10-23T23:59, ANSWERED, true, true, false",
    "2026-11-23T14:00, ANSWERED, true, true, true",
    "2026-11-23T14:01, ANSWERED, true, true, false",
    "2026-11-22T14:00, NO_ANSWER, true, true, false",
    "2026-11-22T14:00, BUSY, true, true, false",
    "2026-11-22T14:00, NOT_IN_SERVICE, true, true, false",
    "2026-11-22T14:00, ANSWERED, false, true, false",
    "2026-11-22T14:00, ANSWERED, true, false, false"
  })
  void lastCallbackCheckMustHaveSucceededRecently(
      String at, String result, boolean identifies, boolean ordinary, boolean holds) {
    // Given
    var world = World.consented();
    var check =
        new CallbackCheckFact(Records.id(71), World.local(at), result, identifies, ordinary);
    world.callerId(c -> c.check = check);
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(
        holds ? List.of() : List.of("CALLER_ID_NOT_CALLABLE NL.CTM.CLI.CALLBACK" + EVIDENCE),
        reasons);
  }

  @Test
  void numberNeverCheckedIsNotCallable() {
    // Given
    var world = World.consented().callerId(c -> c.check = null);
    // When
    var message = world.decide().reasons().getFirst().message();
    // Then
    assertEquals(
        "There is no successful callback check of this number in the last 30 days. Call the number"
            + " back, see that somebody names the advertiser at an ordinary tariff, and record the"
            + " check.",
        message.en());
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, false", ", false"})
  void numberMustBePublishedByTheInstant(Long secondsAfterTheCall, boolean holds) {
    // Given
    var world = World.consented();
    world.callerId(
        c ->
            c.publishedAt =
                secondsAfterTheCall == null ? null : world.at.plusSeconds(secondsAfterTheCall));
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(
        holds ? List.of() : List.of("CALLER_ID_NOT_PUBLISHED NL.CTM.CLI.PUBLISHED" + EVIDENCE),
        reasons);
  }

  @ParameterizedTest
  @CsvSource({"2024-10-14T14:00, true", "2024-10-15T14:00, false"})
  void checkAndPublicationAreAskedSinceTheCodeOf2024(String at, boolean holds) {
    // Given
    var world = World.empty().at(at).consent(c -> {});
    world.callerId(
        c -> {
          c.check = null;
          c.publishedAt = null;
        });
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(
        holds ? List.of() : List.of("CALLER_ID_NOT_CALLABLE", "CALLER_ID_NOT_PUBLISHED"), reasons);
  }

  @Test
  void oneGoodRegistrationIsEnough() {
    // Given
    var world = World.consented();
    world.callerId(c -> c.releasedAt = c.from.plusSeconds(1));
    world.callerId(c -> c.id = 62);
    // When
    var decision = world.decide();
    // Then
    assertEquals(List.of(), decision.reasons());
  }

  @Test
  void registrationsDoNotMakeUpForEachOther() {
    // Given
    // Each meets what another lacks, and the second gets furthest
    var world = World.consented();
    world.callerId(c -> c.provenAt = null);
    world.callerId(
        c -> {
          c.id = 62;
          c.publishedAt = null;
        });
    world.callerId(
        c -> {
          c.id = 63;
          c.check = null;
        });
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(
        List.of("CALLER_ID_NOT_PUBLISHED NL.CTM.CLI.PUBLISHED caller-id:" + Records.id(62)),
        reasons);
  }

  @Test
  void ofTwoThatFailAtTheSameDemandTheOneThatLacksLeastIsTold() {
    // Given
    var world = World.consented();
    world.callerId(c -> c.check = null);
    world.callerId(
        c -> {
          c.id = 62;
          c.check = null;
          c.publishedAt = null;
        });
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(List.of("CALLER_ID_NOT_CALLABLE NL.CTM.CLI.CALLBACK" + EVIDENCE), reasons);
  }
}
