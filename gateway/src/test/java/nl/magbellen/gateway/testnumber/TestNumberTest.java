package nl.magbellen.gateway.testnumber;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.magbellen.decision.BasisType;
import nl.magbellen.decision.Decision;
import nl.magbellen.decision.Reason;
import nl.magbellen.decision.Verdict;
import nl.magbellen.facts.Facts;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Purpose;
import nl.magbellen.question.Question;
import nl.magbellen.question.Terms;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.Rulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each number for tests is answered what the list says, by the rulebook, at any instant. */
class TestNumberTest {

  private static final Rulebook RULEBOOK = Rulebook.dutch();

  private static final List<Instant> INSTANTS =
      List.of(
          Instant.parse("2026-11-24T13:00:00Z"),
          Instant.parse("2026-11-29T03:00:00Z"),
          Instant.parse("2027-05-04T19:00:00Z"),
          Instant.parse("2020-03-02T10:00:00Z"));

  @ParameterizedTest
  @EnumSource(TestNumber.class)
  void numberIsAnsweredAsPublishedAtAnyInstant(TestNumber number) {
    for (Instant at : INSTANTS) {
      // When
      Decision made = decided("test-shop", number.e164(), at);
      // Then
      if (number.reason() == null) {
        assertThat(made.verdict()).isEqualTo(Verdict.PERMIT);
        assertThat(made.basis().type()).isEqualTo(number.basis());
        assertThat(made.validUntil()).isBetween(at.plusSeconds(1), at.plus(Duration.ofMinutes(15)));
      } else {
        assertThat(made.reasons().stream().map(Reason::code).collect(Collectors.toSet()))
            .containsExactly(number.reason());
      }
    }
  }

  @Test
  void timeGatesSayWhenToAskAgainAfterTheQuestion() {
    for (Instant at : INSTANTS) {
      assertThat(decided("test-shop", "+31200000024", at).retryAt())
          .isBetween(at, at.plus(Duration.ofDays(1)));
    }
  }

  @Test
  void everyReasonAndEveryBasisHasANumber() {
    // Given
    Set<ReasonCode> reasons = EnumSet.noneOf(ReasonCode.class);
    Set<BasisType> bases = EnumSet.noneOf(BasisType.class);
    // When
    for (TestNumber number : TestNumber.values()) {
      if (number.reason() == null) {
        bases.add(number.basis());
      } else {
        reasons.add(number.reason());
      }
    }
    // Then
    assertThat(reasons).containsExactlyInAnyOrder(ReasonCode.values());
    assertThat(bases).containsExactlyInAnyOrder(BasisType.values());
    assertThat(Arrays.stream(TestNumber.values()).map(TestNumber::place)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+31200000000", "+3120 0000 000", "0200000000", "020-0000000", "31200000000"})
  void numberIsReadInItsUsualForms(String text) {
    assertThat(decided("test-shop", text, INSTANTS.getFirst()).verdict()).isEqualTo(Verdict.PERMIT);
  }

  /** A test reaches nobody. */
  @ParameterizedTest
  @ValueSource(strings = {"+31612345678", "+31200000005", "+31200000099", "112", "+31202345678"})
  void anyOtherNumberIsNoneForATestAdvertiser(String text) {
    assertThat(decided("test-shop", text, INSTANTS.getFirst()).reasons())
        .extracting(Reason::code)
        .containsExactly(ReasonCode.NUMBER_INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zonnestroom", "test", "tests", "my-test-shop"})
  void testNumberIsNoneForAnybodyElse(String advertiser) {
    assertThat(TestNumber.of(question(advertiser, "+31200000000", INSTANTS.getFirst()))).isEmpty();
  }

  private static Decision decided(String advertiser, String callee, Instant at) {
    Question question = question(advertiser, callee, at);
    Facts facts =
        TestDecisions.gathered(
                List.of(question),
                real -> {
                  throw new IllegalStateException("a test was asked of the services");
                })
            .await()
            .indefinitely()
            .getFirst();
    return TestDecisions.decide(question, facts, RULEBOOK);
  }

  private static Question question(String advertiser, String callee, Instant at) {
    return new Question(
        Callee.parse(callee),
        new Terms(
            CallerId.parse(null),
            advertiser,
            null,
            null,
            Purpose.SERVICE,
            null,
            CalleeKind.UNKNOWN,
            null,
            Caller.HUMAN,
            false,
            at,
            "row-17",
            null,
            List.of()));
  }
}
