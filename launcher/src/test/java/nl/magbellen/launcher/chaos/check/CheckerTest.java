package nl.magbellen.launcher.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.magbellen.launcher.chaos.check.Violation.Kind;
import nl.magbellen.launcher.chaos.history.Answer.Ask;
import nl.magbellen.launcher.chaos.history.Write;
import nl.magbellen.launcher.chaos.history.Write.Result;
import org.junit.jupiter.api.Test;

/** Every kind of violation, made up, is told; what is allowed is not. */
class CheckerTest {

  private final MadeUp history = new MadeUp();

  @Test
  void aLifeInGoodOrderBreaksNothing() {
    // Given
    history
        .write(0, Write.Kind.CONSENT, "c")
        .permit(2, Ask.MACHINE, "d1", "CONSENT", "c")
        .write(4, Write.Kind.WITHDRAWAL, "c", "c")
        .deny(6, Ask.MACHINE, "d2", "NO_LEGAL_BASIS")
        .write(8, Write.Kind.OBJECTION, "o")
        .deny(10, Ask.PLANNED, "d3", "OBJECTION_REGISTERED")
        .write(12, Write.Kind.LIFT, "o", "o")
        .write(14, Write.Kind.REQUESTED_CALL, "r")
        .permit(16, Ask.NOW, "d4", "REQUESTED_CALL", "r")
        .write(18, Write.Kind.CALLED, "u", "d4")
        .deny(20, Ask.NOW, "d5", "REQUEST_USED")
        .permit(22, Ask.SERVICE, "d6", "NOT_REQUIRED", "");

    // When, Then
    assertThat(history.broken()).isEmpty();
  }

  @Test
  void anAcknowledgedWriteThatIsNotOnRecord() {
    // Given
    history.write(0, Write.Kind.OBJECTION, "o");
    history.records.clear();

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.WRITE_LOST);
  }

  @Test
  void anAcknowledgedWithdrawalThatIsNotOnRecord() {
    // Given
    history.write(0, Write.Kind.CONSENT, "c").write(2, Write.Kind.WITHDRAWAL, "c", "c");
    history.records.put("c", MadeUp.said("c", ""));

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.WRITE_LOST);
  }

  @Test
  void anAcknowledgedWriteThatNoReceiverWasTold() {
    // Given
    history.write(0, Write.Kind.CONSENT, "c").write(2, Write.Kind.WITHDRAWAL, "c", "c");
    history.sent.remove("CONSENT_WITHDRAWN consent:c");

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.CHANGE_NOT_SENT);
  }

  @Test
  void aRecordThatNobodyAskedFor() {
    // Given
    history.write(0, Write.Kind.CONSENT, "c");
    history.records.put("c2", MadeUp.said("c2", ""));

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.WRITE_DOUBLED);
  }

  @Test
  void aWriteThatIsNotEvenTakenWhenAllIsOver() {
    // Given
    history
        .write(0, Write.Kind.CONSENT, null, null, Result.UNKNOWN)
        .write(2, Write.Kind.OBJECTION, null, null, Result.REFUSED);

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.WRITE_NEVER_TAKEN, Kind.WRITE_NEVER_TAKEN);
  }

  @Test
  void aPermitAfterAnAcknowledgedObjection() {
    // Given
    history
        .write(0, Write.Kind.CONSENT, "c")
        .write(2, Write.Kind.OBJECTION, "o")
        .permit(4, Ask.MACHINE, "d", "CONSENT", "c");

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.OBJECTION_IGNORED);
  }

  @Test
  void aDenialThatKnowsEverythingButTheObjection() {
    // Given
    history
        .write(0, Write.Kind.OBJECTION, "o")
        .deny(2, Ask.MACHINE, "d1", "NO_LEGAL_BASIS")
        .deny(4, Ask.MACHINE, "d2", "EVIDENCE_UNAVAILABLE");

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.OBJECTION_IGNORED);
  }

  @Test
  void anObjectionOfTheSameMomentMayCountOrNot() {
    // Given
    history
        .write(0, Write.Kind.CONSENT, "c")
        .write(2, Write.Kind.OBJECTION, "o")
        .permit(2, Ask.MACHINE, "d1", "CONSENT", "c")
        .deny(2, Ask.MACHINE, "d2", "OBJECTION_REGISTERED");

    // When, Then
    assertThat(history.broken()).isEmpty();
  }

  @Test
  void anObjectionThatStillCountsAfterItsAcknowledgedLifting() {
    // Given
    history
        .write(0, Write.Kind.OBJECTION, "o")
        .write(2, Write.Kind.LIFT, "o", "o")
        .deny(4, Ask.PLANNED, "d", "OBJECTION_REGISTERED");

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.OBJECTION_MADE_UP);
  }

  @Test
  void aPermitOnAWithdrawnConsent() {
    // Given
    history
        .write(0, Write.Kind.CONSENT, "c")
        .write(2, Write.Kind.WITHDRAWAL, "c", "c")
        .permit(4, Ask.MACHINE, "d", "CONSENT", "c");

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.PERMIT_WITHOUT_BASIS);
  }

  @Test
  void aPermitOnARequestThatWasUsed() {
    // Given
    history
        .write(0, Write.Kind.REQUESTED_CALL, "r")
        .permit(2, Ask.NOW, "d1", "REQUESTED_CALL", "r")
        .write(4, Write.Kind.CALLED, "u", "d1")
        .permit(6, Ask.PLANNED, "d2", "REQUESTED_CALL", "r");

    // When, Then
    assertThat(history.broken())
        .containsExactly(Kind.PERMIT_WITHOUT_BASIS, Kind.REQUEST_PERMITTED_TWICE);
  }

  /** Its holder may be a natural person who acts in his trade. */
  @Test
  void aPermitOnAPublishedNumberIsAllowedForACallByAPerson() {
    // Given
    history
        .write(0, Write.Kind.PUBLISHED_NUMBER, "p")
        .permit(2, Ask.PLANNED, "d1", "PUBLISHED_NUMBER", "p")
        .permit(4, Ask.NOW, "d2", "PUBLISHED_NUMBER", "p");

    // When, Then
    assertThat(history.broken()).isEmpty();
  }

  @Test
  void aPermitOnAnEndedRelation() {
    // Given
    history
        .write(0, Write.Kind.RELATION, "r")
        .write(2, Write.Kind.RELATION_END, "r", "r")
        .permit(4, Ask.CHARITY, "d", "CUSTOMER_RELATION", "r");

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.PERMIT_WITHOUT_BASIS);
  }

  @Test
  void aDenialInSpiteOfAnAcknowledgedConsent() {
    // Given
    history
        .write(0, Write.Kind.CONSENT, "c")
        .deny(2, Ask.MACHINE, "d1", "NO_LEGAL_BASIS")
        .deny(4, Ask.MACHINE, "d2", "EVIDENCE_UNAVAILABLE");

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.BASIS_IGNORED);
  }

  @Test
  void aServiceCallThatIsDenied() {
    // Given
    history.deny(0, Ask.SERVICE, "d", "NO_LEGAL_BASIS");

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.BASIS_IGNORED);
  }

  @Test
  void twoPermitsOnOneRequest() {
    // Given
    history
        .write(0, Write.Kind.REQUESTED_CALL, "r")
        .permit(2, Ask.NOW, "d1", "REQUESTED_CALL", "r")
        .permit(2, Ask.NOW, "d2", "REQUESTED_CALL", "r");

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.REQUEST_PERMITTED_TWICE);
  }

  @Test
  void aSecondPermitAfterACallThatReachedNobodyIsAllowed() {
    // Given
    history
        .write(0, Write.Kind.REQUESTED_CALL, "r")
        .permit(2, Ask.NOW, "d1", "REQUESTED_CALL", "r")
        .write(4, Write.Kind.NOT_REACHED, "u", "d1")
        .permit(6, Ask.NOW, "d2", "REQUESTED_CALL", "r");

    // When, Then
    assertThat(history.broken()).isEmpty();
  }

  @Test
  void aPermitThatIsNotInTheLog() {
    // Given
    history.permit(0, Ask.SERVICE, "d", "NOT_REQUIRED", "");
    history.log.clear();

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.PERMIT_NOT_IN_LOG);
  }

  @Test
  void aDenialThatIsNotInTheLogUnlessItCouldNotBeRecorded() {
    // Given
    history
        .deny(0, Ask.MACHINE, "d1", "NO_LEGAL_BASIS")
        .deny(2, Ask.MACHINE, "d2", "EVIDENCE_UNAVAILABLE");
    history.log.clear();

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.DENIAL_NOT_IN_LOG);
  }

  @Test
  void aLogThatSaysAnotherThing() {
    // Given
    history.deny(0, Ask.MACHINE, "d", "EVIDENCE_UNAVAILABLE");
    history.log.put("d", MadeUp.said("d", "PERMIT"));

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.LOG_DIFFERS);
  }

  @Test
  void aPermitThatNoPublishedKeyVerifies() {
    // Given
    history.permit(0, Ask.SERVICE, "d", "NOT_REQUIRED", "");
    history.verified.clear();

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.PERMIT_NOT_SIGNED);
  }

  @Test
  void anIdThatIsGivenTwiceWithoutAKeyOrToAnother() {
    // Given
    history
        .answered(0, Ask.MACHINE, MadeUp.said("d", "DENY"), "key")
        .answered(2, Ask.MACHINE, MadeUp.said("d", "DENY"), "another key");

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.ID_GIVEN_TWICE);
  }

  @Test
  void theSameAnswerToTheSameKeyIsAllowed() {
    // Given
    history
        .answered(0, Ask.MACHINE, MadeUp.said("d", "DENY"), "key")
        .answered(2, Ask.MACHINE, MadeUp.said("d", "DENY"), "key");

    // When, Then
    assertThat(history.broken()).isEmpty();
  }

  @Test
  void anAnswerThatComesLateNotAtAllOrWithoutADecision() {
    // Given
    history
        .answered(0, Duration.ofSeconds(6), Ask.MACHINE, 503, null, null)
        .answered(10, Duration.ofSeconds(10), Ask.MACHINE, 0, null, null)
        .answered(30, Duration.ofSeconds(1), Ask.MACHINE, 500, null, null);

    // When, Then
    assertThat(history.broken())
        .containsExactly(Kind.ANSWER_LATE, Kind.NO_ANSWER, Kind.NO_DECISION);
  }

  @Test
  void aGatewayThatIsItselfDownIsHeldToNoDeadline() {
    // Given
    history.gateway.down();
    history.answered(10, Duration.ofSeconds(10), Ask.MACHINE, 0, null, null);

    // When, Then
    assertThat(history.broken()).isEmpty();
  }

  @Test
  void aWrongClockMayDenyTooMuch() {
    // Given
    history
        .write(0, Write.Kind.CONSENT, "c")
        .write(1, Write.Kind.OBJECTION, "o")
        .write(2, Write.Kind.LIFT, "o", "o")
        .wrongClock(3, 9)
        .deny(4, Ask.PLANNED, "d1", "OBJECTION_REGISTERED")
        .deny(6, Ask.MACHINE, "d2", "NO_LEGAL_BASIS")
        .deny(20, Ask.MACHINE, "d3", "NO_LEGAL_BASIS");

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.BASIS_IGNORED);
  }

  @Test
  void aWrongClockMayPermitNothingMore() {
    // Given
    history
        .write(0, Write.Kind.CONSENT, "c")
        .write(1, Write.Kind.OBJECTION, "o")
        .wrongClock(0, 9)
        .permit(4, Ask.MACHINE, "d1", "CONSENT", "c")
        .deny(6, Ask.PLANNED, "d2", "NO_LEGAL_BASIS");

    // When, Then
    assertThat(history.broken()).containsExactly(Kind.OBJECTION_IGNORED, Kind.OBJECTION_IGNORED);
  }
}
