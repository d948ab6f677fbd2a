package nl.magbellen.gateway.facade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.magbellen.decision.Basis;
import nl.magbellen.decision.BasisType;
import nl.magbellen.decision.Reason;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.refusal.GatewayRefusal.CampaignNotRead;
import nl.magbellen.rulebook.Message;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.service.refusal.CommonRefusal.InvalidFields;
import nl.magbellen.service.refusal.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which letter a decision is, and that nothing but a PERMIT is one that is called. */
class LetterTest {

  @ParameterizedTest
  @EnumSource(ReasonCode.class)
  void noReasonIsCallable(ReasonCode code) {
    assertThat(Letter.of(denied(code))).isNotIn(Letter.callable());
  }

  @ParameterizedTest
  @EnumSource(BasisType.class)
  void everyBasisIsCallable(BasisType type) {
    assertThat(Letter.of(permitted(type)))
        .isEqualTo(type == BasisType.CUSTOMER_RELATION ? Letter.E : Letter.C);
  }

  @ParameterizedTest
  @CsvSource({
    "OBJECTION_REGISTERED, P",
    "NO_LEGAL_BASIS, D",
    "CONSENT_WITHDRAWN, D",
    "NUMBER_INVALID, I",
    "CALLER_ID_NOT_CALLABLE, B",
    "EVIDENCE_UNAVAILABLE, B",
    "FORBIDDEN_DAY, B"
  })
  void reasonHasItsLetter(ReasonCode code, Letter letter) {
    assertThat(Letter.of(denied(code))).isEqualTo(letter);
  }

  @Test
  void whatIsAboutTheNumberIsToldFirst() {
    assertThat(
            Letter.of(denied(ReasonCode.CALLER_ID_NOT_CALLABLE, ReasonCode.OBJECTION_REGISTERED)))
        .isEqualTo(Letter.P);
    assertThat(Letter.of(denied(ReasonCode.EVIDENCE_UNAVAILABLE, ReasonCode.NO_LEGAL_BASIS)))
        .isEqualTo(Letter.D);
    assertThat(Letter.of(denied())).isEqualTo(Letter.B);
  }

  @Test
  void whatWasNotDecidedIsNotCallable() {
    assertThat(Letter.of(new CampaignNotRead())).isEqualTo(Letter.B);
    assertThat(
            Letter.of(
                new InvalidFields(
                    List.of(new FieldError("/callee", "NOT_BLANK", "must be given")))))
        .isEqualTo(Letter.I);
  }

  private static CallPermission denied(ReasonCode... codes) {
    return answer(
        Verdict.DENY,
        null,
        Stream.of(codes)
            .map(code -> new Reason(code, "NL.X", null, new Message("nl", "en")))
            .toList());
  }

  private static CallPermission permitted(BasisType type) {
    return answer(Verdict.PERMIT, new Basis(type, null, "NL.X"), List.of());
  }

  private static CallPermission answer(Verdict verdict, Basis basis, List<Reason> reasons) {
    return new CallPermission(
        new UUID(0, 1),
        null,
        verdict,
        Instant.EPOCH,
        Instant.EPOCH,
        "rulebook",
        false,
        basis,
        reasons,
        List.of(),
        null,
        null,
        null);
  }
}
