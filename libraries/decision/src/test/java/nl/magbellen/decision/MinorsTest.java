package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.magbellen.facts.PublishedNumberFact;
import nl.magbellen.facts.VerificationFact;
import nl.magbellen.facts.WrongPersonFact;
import nl.magbellen.question.CalleeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that reached a minor, or another person, and what may be called afterwards. */
class MinorsTest {

  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final String REPORT = "wrong-person:" + Records.id(7);

  @ParameterizedTest
  @ValueSource(strings = {"CONSENT", "CUSTOMER_RELATION", "REQUESTED_CALL", "PUBLISHED_NUMBER"})
  void minorWhomACallReachedIsCalledOnNoBasisThatIsOlder(String basis) {
    // Given
    var world = worldOf(basis);
    var before = world.decide().basis().type();
    reached(world, world.at.minus(AN_HOUR), true);
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(basis, before.name());
    assertEquals("CALLEE_MINOR NL.CTM.MINOR " + REPORT, reasons.getFirst());
  }

  @ParameterizedTest
  @CsvSource({"0, DENY", "-1, DENY", "1, PERMIT"})
  void reportCountsFromItsOwnInstant(long seconds, String verdict) {
    // Given
    var world = World.customer();
    reached(world, world.at.plusSeconds(seconds), true);
    // When
    var decision = world.decide();
    // Then
    assertEquals(verdict, decision.verdict().name());
  }

  @ParameterizedTest
  @CsvSource({
    // what is newer on record, how much newer, whether the report still counts
    "VERIFICATION, 1, false",
    "VERIFICATION, 0, true",
    "VERIFICATION_BY_UNKNOWN_METHOD, 1, true",
    "RELATION, 1, false",
    "RELATION, 0, true",
    "REQUEST, 1, false",
    "REQUEST, 0, true",
    "PUBLICATION, 1, false",
    "PUBLICATION, 0, true",
    "RELATION_AFTER_THE_CALL, 1, true"
  })
  void somethingNewerShowsWhomTheAdvertiserReaches(String newer, long seconds, boolean counts) {
    // Given
    var world = World.customer();
    Instant reached = world.at.minus(AN_HOUR);
    reached(world, reached, true);
    Instant since = reached.plusSeconds(seconds);
    switch (newer) {
      case "VERIFICATION" ->
          world.consent(c -> c.verifications = List.of(new VerificationFact("SMS_CODE", since)));
      case "VERIFICATION_BY_UNKNOWN_METHOD" ->
          world.consent(c -> c.verifications = List.of(new VerificationFact("GUESS", since)));
      case "RELATION" -> world.relation(r -> r.startedAt = since);
      case "REQUEST" -> world.request(r -> r.requestedAt = since);
      case "PUBLICATION" -> world.publishedNumbers.add(published(since));
      case "RELATION_AFTER_THE_CALL" -> world.relation(r -> r.startedAt = world.at.plusSeconds(1));
      default -> throw new IllegalArgumentException(newer);
    }
    // When
    boolean found = world.reasons().contains("CALLEE_MINOR");
    // Then
    assertEquals(counts, found);
  }

  @Test
  void latestReportIsTheOneToldOfAndCounts() {
    // Given
    var world = World.customer();
    world.wrongPersons.add(
        new WrongPersonFact(Records.id(8), world.at.minus(AN_HOUR.multipliedBy(3)), true));
    world.relation(r -> r.startedAt = world.at.minus(AN_HOUR.multipliedBy(2)));
    reached(world, world.at.minus(AN_HOUR), true);
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(List.of("CALLEE_MINOR NL.CTM.MINOR " + REPORT), reasons);
  }

  @Test
  void codeProtectsNoCompany() {
    // Given
    var world = World.customer().with(w -> w.calleeKind = CalleeKind.LEGAL_PERSON);
    reached(world, world.at.minus(AN_HOUR), true);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of(), reasons);
  }

  @Test
  void anotherPersonSuspendsNoRelation() {
    // Given
    var world = World.customer();
    reached(world, world.at.minus(AN_HOUR), false);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of(), reasons);
  }

  /** It may be recorded after the call that reached another: its own disputes say nothing then. */
  @ParameterizedTest
  @CsvSource({"-1, CONSENT_DISPUTED", "0, CONSENT_DISPUTED", "1,"})
  void consentGivenBeforeAnotherWasReachedIsSuspended(long givenAfter, String reason) {
    // Given
    var world = World.empty();
    Instant reached = world.at.minus(AN_HOUR);
    reached(world, reached, false);
    world.consent(
        c -> {
          c.givenAt = reached.plusSeconds(givenAfter);
          c.verifications = List.of(new VerificationFact("SMS_CODE", reached.minus(AN_HOUR)));
        });
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  @Test
  void consentVerifiedAgainAfterAnotherWasReachedHolds() {
    // Given
    var world = World.empty();
    Instant reached = world.at.minus(AN_HOUR);
    reached(world, reached, false);
    world.consent(
        c -> c.verifications = List.of(new VerificationFact("SMS_CODE", reached.plusSeconds(1))));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of(), reasons);
  }

  private static World worldOf(String basis) {
    return switch (basis) {
      case "CONSENT" -> World.consented();
      case "CUSTOMER_RELATION" -> World.customer();
      case "REQUESTED_CALL" -> World.requested();
      case "PUBLISHED_NUMBER" ->
          World.empty()
              .with(w -> w.publishedNumbers.add(published(w.at.minus(AN_HOUR.multipliedBy(2)))));
      default -> throw new IllegalArgumentException(basis);
    };
  }

  private static PublishedNumberFact published(Instant seenAt) {
    return new PublishedNumberFact(
        Records.id(9),
        "Bakkerij Jansen",
        "12345678",
        "https://jansen.example",
        "0".repeat(64),
        seenAt,
        "offers of energy",
        List.of(World.empty().subject));
  }

  private static void reached(World world, Instant at, boolean minor) {
    world.wrongPersons.add(new WrongPersonFact(Records.id(7), at, minor));
  }
}
