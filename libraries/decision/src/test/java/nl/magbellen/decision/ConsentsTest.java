package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.magbellen.facts.VerificationFact;
import nl.magbellen.question.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConsentsTest {
  private static final String EVIDENCE = " consent:" + Records.id(1);

  @Test
  void consentIsTheBasisOfTheCall() {
    // Given
    var world = World.consented();
    // When
    var basis = world.decide().basis();
    // Then
    assertEquals(new Basis(BasisType.CONSENT, "consent:" + Records.id(1), "NL.TW.CONSENT"), basis);
  }

  @ParameterizedTest
  @MethodSource
  void consentFailsForItsOwnReason(Consumer<Records.Consent> change, String reason) {
    // Given
    var world = World.empty().consent(change);
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(reason.isEmpty() ? List.of() : List.of(reason + EVIDENCE), reasons);
  }

  static Stream<Arguments> consentFailsForItsOwnReason() {
    var at = World.empty().at;
    return Stream.of(
        consent(c -> c.validUntil = at, "CONSENT_EXPIRED NL.TW.CONSENT"),
        consent(c -> c.validUntil = at.plusSeconds(1), ""),
        consent(c -> c.subject = "insurance", "CONSENT_SUBJECT_MISMATCH NL.TW.CONSENT"),
        consent(c -> c.standalone = false, "CONSENT_NOT_PROVABLE NL.CTM.CONSENT.STANDALONE"),
        consent(c -> c.textOnRecord = false, "CONSENT_NOT_PROVABLE NL.CTM.CONSENT.STANDALONE"),
        verified(null, null, false),
        verified("NONE", at.minusSeconds(1), false),
        verified("SMS_CODE", null, false),
        verified("SMS_CODE", at, false),
        verified("SMS_CODE", at.minusNanos(1000), true),
        verified("VOICE_CODE", at.minusSeconds(1), true),
        verified("EMAIL_LINK", at.minusSeconds(1), true),
        verified("APP", at.minusSeconds(1), true),
        verified("PHONE", at.minusSeconds(1), true));
  }

  private static Arguments verified(String method, Instant at, boolean holds) {
    Consumer<Records.Consent> change =
        c ->
            c.verifications =
                method == null ? List.of() : List.of(new VerificationFact(method, at));
    return consent(change, holds ? "" : "CONSENT_UNVERIFIED NL.CTM.CONSENT.VERIFIED");
  }

  private static Arguments consent(Consumer<Records.Consent> change, String reason) {
    return Arguments.of(change, reason);
  }

  @ParameterizedTest
  @CsvSource({
    "klant-1, klant-1, true",
    "klant-1, klant-2, false",
    ", klant-1, false",
    "klant-1, , true"
  })
  void personNamedIsThePersonWhoConsented(String giver, String called, boolean holds) {
    // Given
    var world = World.empty().with(w -> w.person = called).consent(c -> c.person = giver);
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(
        holds ? List.of() : List.of("CONSENT_OTHER_PERSON NL.CTM.CONSENT.PERSON" + EVIDENCE),
        reasons);
  }

  @ParameterizedTest
  @CsvSource({
    // reference of the giver, verification, holds: the partner's own reference is klant-1
    "klant-1, SMS_CODE, true",
    "klant-2, SMS_CODE, true",
    ", SMS_CODE, true",
    "klant-1, NONE, false",
    "klant-1, , false"
  })
  void partnersReferenceIsNotComparedAndAVerifiedGiverMustDo(
      String giver, String method, boolean holds) {
    // Given
    // Before verification was asked of every consent
    var world = World.empty().at("2023-05-10T14:00").with(w -> w.person = "klant-1");
    world.consent(
        c -> {
          c.advertiser = "solarshop";
          c.person = giver;
          c.verifications =
              method == null
                  ? List.of()
                  : List.of(new VerificationFact(method, world.at.minusSeconds(1)));
        });
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(
        holds ? List.of() : List.of("CONSENT_OTHER_PERSON NL.CTM.CONSENT.PERSON" + EVIDENCE),
        reasons);
  }

  @ParameterizedTest
  @CsvSource({
    // given, text's own term, first used, call, holds
    "2026-05-23T10:00, , , 2026-11-23T21:59, true",
    "2026-05-22T10:00, , , 2026-11-23T09:00, false",
    "2026-05-22T10:00, P1Y, , 2026-11-23T09:00, true",
    "2026-10-22T10:00, P1M, , 2026-11-23T09:00, false",
    "2026-05-22T10:00, P999999999Y, , 2026-11-23T09:00, true",
    "2026-05-22T10:00, P-999999999Y, , 2026-11-23T09:00, false",
    "2026-05-22T10:00, P999999999M999999999D, , 2026-11-23T09:00, true",
    "2025-05-22T10:00, , 2025-11-22T21:00, 2026-11-23T09:00, true",
    "2025-05-22T10:00, , 2025-11-24T09:00, 2026-11-23T09:00, false",
    "2025-05-22T10:00, , 2026-11-24T09:00, 2026-11-23T09:00, false",
    "2023-01-01T10:00, , , 2024-10-14T14:00, true",
    "2023-01-01T10:00, , , 2024-10-15T14:00, false"
  })
  void firstCallComesWithinTheTerm(
      String given, String own, String used, String call, boolean holds) {
    // Given
    var world = World.empty().at(call);
    world.consent(
        c -> {
          c.givenAt = World.local(given);
          c.firstCallWithin = own == null ? null : Period.parse(own);
          Stream.ofNullable(used).map(World::local).forEach(c.uses::add);
        });
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(
        holds
            ? List.of()
            : List.of("CONSENT_FIRST_CALL_TERM_PASSED NL.CTM.CONSENT.FIRST-CALL" + EVIDENCE),
        reasons);
  }

  @ParameterizedTest(name = "disputed {0} s, verified again {1} s from the call")
  @CsvSource({
    "-3600, , false",
    "0, , false",
    "1, , true",
    "-3600, -1800, true",
    "-3600, -3600, false",
    "-3600, 0, false",
    "-3600, 1, false",
    "-3600, -7200, false",
  })
  void disputedConsentHoldsOnceItIsVerifiedAgain(long disputed, Long verifiedAgain, boolean holds) {
    // Given
    var world = World.empty();
    world.consent(
        c -> {
          c.disputes.add(world.at.plusSeconds(disputed));
          if (verifiedAgain != null) {
            c.verifications.add(verification(world.at.plusSeconds(verifiedAgain)));
          }
        });
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(holds ? List.of() : List.of("CONSENT_DISPUTED NL.TW.CONSENT" + EVIDENCE), reasons);
  }

  @Test
  void consentIsSuspendedByTheLatestDisputeWhateverTheOrder() {
    // Given
    var world = World.empty();
    world.consent(
        c -> {
          c.disputes.addAll(List.of(world.at.minusSeconds(100), world.at.minusSeconds(300)));
          c.verifications.add(verification(world.at.minusSeconds(200)));
        });
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(List.of("CONSENT_DISPUTED NL.TW.CONSENT" + EVIDENCE), reasons);
  }

  @Test
  void disputedConsentDoesNotCarryAnAutomatedCallBeforeConsentWasNeededForAll() {
    // Given
    var world = World.empty().at("2021-06-30T14:00").with(w -> w.caller = Caller.RECORDED);
    world.consent(c -> c.disputes.add(world.at));
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(List.of("AUTOMATED_CALL_NEEDS_CONSENT NL.TW.AUTOMATED null"), reasons);
  }

  private static VerificationFact verification(Instant at) {
    return new VerificationFact("SMS_CODE", at);
  }

  @Test
  void everyReasonOfEveryConsentIsToldOldestFirst() {
    // Given
    var world = World.empty();
    world.consent(
        c -> {
          c.id = 3;
          c.subject = "insurance";
        });
    world.consent(
        c -> {
          c.id = 2;
          c.givenAt = world.at.minusSeconds(200_000);
          c.withdrawnAt = world.at.minusSeconds(10);
          c.validUntil = world.at.minusSeconds(5);
        });
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(
        List.of(
            "CONSENT_WITHDRAWN NL.TW.CONSENT consent:" + Records.id(2),
            "CONSENT_EXPIRED NL.TW.CONSENT consent:" + Records.id(2),
            "CONSENT_SUBJECT_MISMATCH NL.TW.CONSENT consent:" + Records.id(3)),
        reasons);
  }

  @Test
  void newestOfSeveralConsentsIsTheBasis() {
    // Given
    var world = World.empty();
    world.consent(c -> c.id = 3);
    world.consent(
        c -> {
          c.id = 2;
          c.givenAt = world.at.minusSeconds(200_000);
        });
    // When
    var basis = world.decide().basis();
    // Then
    assertEquals("consent:" + Records.id(3), basis.evidence());
  }

  @Test
  void provabilityAndVerificationAreAskedSinceTheCodeOf2024() {
    // Given
    Consumer<Records.Consent> loose =
        c -> {
          c.standalone = false;
          c.verifications = List.of();
        };
    // When
    var before = World.empty().at("2024-10-14T14:00").consent(loose).reasons();
    var after = World.empty().at("2024-10-15T14:00").consent(loose).reasons();
    // Then
    assertEquals(List.of(), before);
    assertEquals(List.of("CONSENT_NOT_PROVABLE", "CONSENT_UNVERIFIED"), after);
  }

  @ParameterizedTest
  @CsvSource({
    // given, used, own end, call, holds: the last day counts whole
    "2024-11-23T10:00, , , 2026-11-23T21:59, true",
    "2024-11-22T10:00, , , 2026-11-23T09:00, false",
    "2023-01-10T10:00, 2024-11-23T10:00, , 2026-11-23T21:59, true",
    "2023-01-10T10:00, 2024-11-22T10:00, , 2026-11-23T09:00, false",
    "2023-01-10T10:00, 2026-11-24T10:00, , 2026-11-23T09:00, false",
    "2023-01-10T10:00, , 2027-01-01T00:00, 2026-11-23T09:00, true",
    "2024-03-01T10:00, 2024-02-01T10:00, , 2026-03-02T09:00, false"
  })
  void consentWithoutAnEndLapsesTwoYearsAfterItWasGivenOrLastUsed(
      String given, String used, String end, String call, boolean holds) {
    // Given
    // A text that allowed the first call at any time
    var world = World.empty().at(call);
    world.consent(
        c -> {
          c.givenAt = World.local(given);
          c.firstCallWithin = Period.ofYears(9);
          c.validUntil = end == null ? null : World.local(end);
          Stream.ofNullable(used).map(World::local).forEach(c.uses::add);
        });
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(
        holds ? List.of() : List.of("CONSENT_EXPIRED NL.TW.CONSENT.PERIOD" + EVIDENCE), reasons);
  }

  @Test
  void consentLapsesByTheLastOfItsUsesWhateverTheirOrder() {
    // Given
    var world = World.empty().at("2026-11-23T14:00");
    world.consent(
        c -> {
          c.givenAt = World.local("2022-01-10T10:00");
          c.firstCallWithin = Period.ofYears(9);
          c.uses.addAll(List.of(World.local("2025-06-01T10:00"), World.local("2023-12-01T10:00")));
        });
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of(), reasons);
  }

  @ParameterizedTest
  @CsvSource({
    // the first use is in time until the end of the day two years after the giving
    "2024-01-10T21:59, 2025-06-01T10:00, true",
    "2024-01-11T09:00, 2025-06-01T10:00, false",
    "2022-06-01T10:00, 2024-06-02T09:00, false"
  })
  void useOfALapsedConsentDoesNotReviveIt(String first, String second, boolean holds) {
    // Given
    var world = World.empty().at("2026-05-23T14:00");
    world.consent(
        c -> {
          c.givenAt = World.local("2022-01-10T10:00");
          c.firstCallWithin = Period.ofYears(9);
          c.uses.addAll(List.of(World.local(second), World.local(first)));
        });
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(holds ? List.of() : List.of("CONSENT_EXPIRED"), reasons);
  }

  @Test
  void consentHadNoTermOfItsOwnBeforeTheOptInLaw() {
    // Given
    var world = World.empty().at("2021-06-30T14:00").with(w -> w.caller = Caller.RECORDED);
    world.consent(c -> c.givenAt = World.local("2015-01-01T10:00"));
    // When
    var basis = world.decide().basis();
    // Then
    assertEquals("NL.TW.AUTOMATED", basis.rule());
  }

  @ParameterizedTest(
      name = "the other was {0} {1} s before the call, this one given {2} s before it")
  @CsvSource({
    "withdrawn, 60, 3600, CONSENT_WITHDRAWN",
    "withdrawn, 60, 60, CONSENT_WITHDRAWN",
    "withdrawn, 60, 59, ",
    "withdrawn, -60, 3600, ",
    "disputed, 60, 3600, CONSENT_DISPUTED",
    "disputed, 60, 60, CONSENT_DISPUTED",
    "disputed, 60, 59, "
  })
  void whatTheHolderSaidOfOneRecordHoldsForAllThatWereGivenBefore(
      String said, long saidBefore, long givenBefore, String reason) {
    // Given
    // The same consent recorded twice
    var world = World.empty();
    var saidAt = world.at.minusSeconds(saidBefore);
    world.consent(
        c -> {
          c.id = 2;
          c.givenAt = world.at.minusSeconds(7200);
          if (said.equals("withdrawn")) {
            c.withdrawnAt = saidAt;
          } else {
            c.disputes.add(saidAt);
          }
        });
    world.consent(c -> c.givenAt = world.at.minusSeconds(givenBefore));
    // When
    var again =
        world.decide().reasons().stream()
            .filter(told -> EVIDENCE.strip().equals(told.evidence()))
            .map(told -> told.code().name())
            .toList();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), again);
    assertEquals(reason == null, world.decide().permitted());
  }

  @ParameterizedTest
  @CsvSource({"insurance, zonnestroom", "energy-contract, solarshop"})
  void whatWasSaidOfAnotherSubjectOrPartyIsNotSaidOfThisConsent(String subject, String party) {
    // Given
    var world = World.consented();
    world.consent(
        c -> {
          c.id = 2;
          c.subject = subject;
          c.advertiser = party;
          c.withdrawnAt = world.at.minusSeconds(60);
        });
    // When
    var decision = world.decide();
    // Then
    assertEquals(BasisType.CONSENT, decision.basis().type());
  }

  @Test
  void permitEndsWhenAnotherRecordOfTheConsentIsWithdrawn() {
    // Given
    var world = World.consented();
    world.consent(
        c -> {
          c.id = 2;
          c.withdrawnAt = world.at.plusSeconds(60);
        });
    // When
    var validUntil = world.decide().validUntil();
    // Then
    assertEquals(world.at.plusSeconds(60), validUntil);
  }
}
