package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.facts.PublishedNumberFact;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers that a business published itself to be called on about something. */
class PublishedNumbersTest {
  private static final String EVIDENCE = "published-number:" + Records.id(91);

  static PublishedNumberFact published(int id, Instant seenAt, String... subjects) {
    return new PublishedNumberFact(
        Records.id(id),
        "Bakkerij Jansen",
        "12345678",
        "https://bakkerij.example/contact",
        "0".repeat(64),
        seenAt,
        "Leveranciers kunnen ons bellen over energie.",
        List.of(subjects));
  }

  private static World seen(String seenAt, String... subjects) {
    var world = World.empty();
    world.publishedNumbers.add(published(91, World.local(seenAt), subjects));
    return world;
  }

  @ParameterizedTest
  @EnumSource(Caller.class)
  void serveCallsByPeopleAndByMachinesToAnybody(Caller caller) {
    for (CalleeKind kind : CalleeKind.values()) {
      // Given
      var world = seen("2026-11-01T10:00", World.SUBJECT).with(w -> w.caller = caller);
      world.calleeKind = kind;
      // When
      var basis = world.decide().basis();
      // Then
      assertEquals(
          new Basis(BasisType.PUBLISHED_NUMBER, EVIDENCE, "NL.TW.PUBLISHED-NUMBER"), basis);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // The last day of six months counts whole.
    "2026-05-23T00:00, true",
    "2026-05-22T23:59, false",
    "2026-11-23T13:59:59, true",
    "2026-11-23T14:00, "
  })
  void areSeenBeforeTheCallAndNotLongAgo(String seenAt, Boolean holds) {
    // Given
    var world = seen(seenAt, World.SUBJECT);
    // When
    var reasons = world.reasonsInFull();
    // Then
    var tooOld = "PUBLISHED_NUMBER_TOO_OLD NL.TW.PUBLISHED-NUMBER " + EVIDENCE;
    var expected = holds == null ? "NO_LEGAL_BASIS NL.TW.BASIS null" : holds ? null : tooOld;
    assertEquals(Stream.ofNullable(expected).toList(), reasons);
  }

  @Test
  void serveTheSubjectsForWhichTheyWerePublished() {
    // Given
    var world = seen("2026-11-01T10:00", "insurance", "cars");
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(
        List.of("PUBLISHED_NUMBER_OTHER_SUBJECT NL.TW.PUBLISHED-NUMBER " + EVIDENCE), reasons);
  }

  @ParameterizedTest
  @CsvSource({"2026-06-30T14:00, false", "2026-07-01T14:00, true"})
  void areABasisSinceJuly2026(String at, boolean holds) {
    // Given
    var world = World.empty().at(at);
    world.publishedNumbers.add(published(91, world.at.minusSeconds(60), World.SUBJECT));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(holds ? List.of() : List.of("NO_LEGAL_BASIS"), reasons);
  }

  @Test
  void permitEndsWithTheDayOnWhichTheSightIsTooOld() {
    // Given
    var world = seen("2026-05-23T10:00", World.SUBJECT);
    world.publishedNumbers.add(published(92, World.local("2026-05-22T10:00"), World.SUBJECT));
    // When
    var found =
        PublishedNumbers.check(
                new CallCase(world.question(), world.facts(), World.RULEBOOK.at(world.at)))
            .found()
            .orElseThrow();
    // Then
    assertEquals(EVIDENCE, found.basis().evidence());
    assertEquals(World.local("2026-11-24T00:00"), found.end());
  }

  @Test
  void theOneThatLastsLongestIsTheBasis() {
    // Given
    var world = seen("2026-10-01T10:00", World.SUBJECT);
    world.publishedNumbers.add(published(92, World.local("2026-11-01T10:00"), World.SUBJECT));
    world.publishedNumbers.add(published(93, World.local("2026-09-01T10:00"), World.SUBJECT));
    // When
    var basis = world.decide().basis();
    // Then
    assertEquals("published-number:" + Records.id(92), basis.evidence());
  }

  @Test
  void consentComesBeforeThem() {
    // Given
    var world = seen("2026-11-01T10:00", World.SUBJECT).consent(c -> {});
    // When
    var human = world.decide().basis().type();
    var machine = world.with(w -> w.caller = Caller.AI_AGENT).decide().basis().type();
    // Then
    assertEquals(List.of(BasisType.CONSENT, BasisType.CONSENT), List.of(human, machine));
  }

  @Test
  void objectionStandsAgainstThem() {
    // Given
    var world = seen("2026-11-01T10:00", World.SUBJECT);
    world.objections.add(Records.objection(world.at.minusSeconds(1)));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("OBJECTION_REGISTERED"), reasons);
  }

  @Test
  void machineThatCallsAboutSomethingElseIsToldSo() {
    // Given
    var world = seen("2026-11-01T10:00", "insurance").with(w -> w.caller = Caller.RECORDED);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(
        List.of("AUTOMATED_CALL_NEEDS_CONSENT", "PUBLISHED_NUMBER_OTHER_SUBJECT"), reasons);
  }
}
