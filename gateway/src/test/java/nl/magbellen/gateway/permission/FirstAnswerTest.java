package nl.magbellen.gateway.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.magbellen.decision.Basis;
import nl.magbellen.decision.BasisType;
import nl.magbellen.decision.Obligation;
import nl.magbellen.decision.Reason;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.rulebook.Message;
import nl.magbellen.rulebook.ObligationCode;
import nl.magbellen.rulebook.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FirstAnswerTest {

  private static final String ABOUT = "what was asked";
  private static final Instant FIRST = Instant.parse("2026-11-24T13:00:00Z");
  private static final Instant SOON = FIRST.plusSeconds(10);
  private static final Instant END = FIRST.plusSeconds(900);
  private static final Message TEXT = new Message("nl", "en");
  private static final Basis CONSENT = new Basis(BasisType.CONSENT, "consent:1", "NL.TW.CONSENT");
  private static final List<Obligation> DUTIES =
      List.of(new Obligation(ObligationCode.REPORT_OUTCOME, TEXT));
  private static final Reason OBJECTION =
      new Reason(ReasonCode.OBJECTION_REGISTERED, "NL.TW.OBJECTION", "objection:1", TEXT);

  static Stream<Arguments> theSame() {
    return Stream.of(
        Arguments.of("a permit", permit(), permit()),
        Arguments.of("its end has moved on with time", permit(), permit(END.plusSeconds(10))),
        Arguments.of("a denial", deny(OBJECTION), deny(OBJECTION)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void theSame(String what, CallPermission first, CallPermission again) {
    assertTrue(new FirstAnswer(first, ABOUT).isJoinedBy(again, SOON), what);
  }

  static Stream<Arguments> another() {
    CallPermission permit = permit();
    return Stream.of(
        Arguments.of("denied now", permit, deny(OBJECTION)),
        Arguments.of("permitted now", deny(OBJECTION), permit),
        Arguments.of(
            "another basis",
            permit,
            permit(new Basis(BasisType.CONSENT, "consent:2", "NL.TW.CONSENT"), DUTIES, END)),
        Arguments.of("other obligations", permit, permit(CONSENT, List.of(), END)),
        Arguments.of("ends sooner than was said", permit, permit(END.minusMillis(1))),
        Arguments.of(
            "another reason besides",
            deny(OBJECTION),
            deny(
                OBJECTION,
                new Reason(ReasonCode.CONSENT_WITHDRAWN, "NL.TW.CONSENT", "consent:1", TEXT))),
        Arguments.of(
            "another objection",
            deny(OBJECTION),
            deny(
                new Reason(
                    ReasonCode.OBJECTION_REGISTERED, "NL.TW.OBJECTION", "objection:2", TEXT))),
        Arguments.of("another rulebook", permit, otherRulebook(permit)),
        Arguments.of("no longer binding", permit, notBinding(permit)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void another(String what, CallPermission first, CallPermission again) {
    assertFalse(new FirstAnswer(first, ABOUT).isJoinedBy(again, SOON), what);
  }

  @ParameterizedTest
  @CsvSource({"59999, true", "60000, true", "60001, false", "604800000, false"})
  void aDenialIsJoinedForSixtySeconds(long millis, boolean joined) {
    // Given
    FirstAnswer first = new FirstAnswer(deny(OBJECTION), ABOUT);
    // When
    boolean again = first.isJoinedBy(deny(OBJECTION), FIRST.plusMillis(millis));
    // Then
    assertEquals(joined, again);
  }

  @ParameterizedTest
  @CsvSource({"29999, true", "30000, false", "30001, false"})
  void aPermitIsJoinedUntilItEnds(long millis, boolean joined) {
    // Given
    CallPermission brief = permit(FIRST.plus(Duration.ofSeconds(30)));
    // When
    boolean again = new FirstAnswer(brief, ABOUT).isJoinedBy(brief, FIRST.plusMillis(millis));
    // Then
    assertEquals(joined, again);
  }

  @Test
  void whatCouldNotBeKnownIsNeverJoined() {
    // Given
    CallPermission unknown =
        deny(new Reason(ReasonCode.EVIDENCE_UNAVAILABLE, "NL.TW.OBJECTION", null, TEXT));
    // When
    boolean again = new FirstAnswer(unknown, ABOUT).isJoinedBy(unknown, SOON);
    // Then
    assertFalse(again);
  }

  private static CallPermission permit() {
    return permit(END);
  }

  private static CallPermission permit(Instant validUntil) {
    return permit(CONSENT, DUTIES, validUntil);
  }

  private static CallPermission permit(Basis basis, List<Obligation> duties, Instant validUntil) {
    return new CallPermission(
        UUID.randomUUID(),
        null,
        Verdict.PERMIT,
        FIRST,
        FIRST,
        "2026-07-01.a",
        true,
        basis,
        List.of(),
        duties,
        null,
        validUntil,
        null);
  }

  private static CallPermission deny(Reason... reasons) {
    return new CallPermission(
        UUID.randomUUID(),
        null,
        Verdict.DENY,
        FIRST,
        FIRST,
        "2026-07-01.a",
        true,
        null,
        List.of(reasons),
        List.of(),
        null,
        null,
        null);
  }

  private static CallPermission otherRulebook(CallPermission it) {
    return new CallPermission(
        it.id(),
        null,
        it.decision(),
        it.at(),
        it.decidedAt(),
        "2026-07-01.b",
        true,
        it.basis(),
        it.reasons(),
        it.obligations(),
        null,
        it.validUntil(),
        null);
  }

  private static CallPermission notBinding(CallPermission it) {
    return new CallPermission(
        it.id(),
        null,
        it.decision(),
        it.at(),
        it.decidedAt(),
        it.rulebook(),
        false,
        it.basis(),
        it.reasons(),
        it.obligations(),
        null,
        it.validUntil(),
        null);
  }
}
