package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import nl.magbellen.facts.Sector;
import nl.magbellen.question.Purpose;
import nl.magbellen.rulebook.Message;
import nl.magbellen.rulebook.ObligationCode;
import nl.magbellen.rulebook.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermitTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T14:00, COMMERCIAL, STATE_IDENTITY_AND_PURPOSE OFFER_RIGHT_TO_OBJECT NO_OFFER_TO_MINOR WRITTEN_CONFIRMATION COOLING_OFF NO_VOICEMAIL KEEP_NUMBER_CALLABLE REPORT_OUTCOME",
    "2026-11-23T14:00, CHARITABLE, STATE_IDENTITY_AND_PURPOSE OFFER_RIGHT_TO_OBJECT NO_OFFER_TO_MINOR NO_VOICEMAIL KEEP_NUMBER_CALLABLE REPORT_OUTCOME",
    "2026-11-23T14:00, IDEAL, STATE_IDENTITY_AND_PURPOSE OFFER_RIGHT_TO_OBJECT NO_OFFER_TO_MINOR NO_VOICEMAIL KEEP_NUMBER_CALLABLE REPORT_OUTCOME",
    "2024-10-14T14:00, COMMERCIAL, STATE_IDENTITY_AND_PURPOSE OFFER_RIGHT_TO_OBJECT NO_OFFER_TO_MINOR WRITTEN_CONFIRMATION NO_VOICEMAIL REPORT_OUTCOME",
    "2026-11-23T14:00, SERVICE, NO_OFFER",
    "2026-11-23T14:00, RESEARCH, NO_OFFER"
  })
  void dutiesComeWithThePermit(String at, Purpose purpose, String codes) {
    // Given
    var world = World.empty().at(at).consent(c -> {}).with(w -> w.purpose = purpose);
    // When
    var obligations = world.decide().obligations();
    // Then
    assertEquals(
        List.of(codes.split(" ")), obligations.stream().map(o -> o.code().name()).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "P3D, Vastgelegd: 3 dagen., On record: 3 days.",
    "P1D, Vastgelegd: 1 dag., On record: 1 day.",
    "P1M, Vastgelegd: 1 maand., On record: 1 month.",
    "P1M2D, Vastgelegd: 1 maand en 2 dagen., On record: 1 month and 2 days.",
    "P1Y1D, Vastgelegd: 1 jaar en 1 dag., On record: 1 year and 1 day."
  })
  void reflectionPeriodIsNamedWhereItIsOnRecord(Period period, String nl, String en) {
    // Given
    String without = coolingOff(World.consented()).nl();
    var world = World.consented().with(w -> w.reflectionPeriod = period);
    // When
    Message told = coolingOff(world);
    // Then
    assertEquals(without + " " + nl, told.nl());
    assertTrue(told.en().endsWith("keeps on record. " + en), told.en());
  }

  private static Message coolingOff(World world) {
    return world.decide().obligations().stream()
        .filter(it -> it.code() == ObligationCode.COOLING_OFF)
        .findFirst()
        .orElseThrow()
        .message();
  }

  @Test
  void dutiesAreToldWithTheirParameters() {
    // Given
    var world = World.consented();
    // When
    var told =
        world.decide().obligations().stream()
            .filter(o -> o.code() == ObligationCode.KEEP_NUMBER_CALLABLE)
            .findFirst()
            .orElseThrow()
            .message();
    // Then
    assertEquals(
        new Message(
            "Houd het nummer waarmee u belt na dit gesprek nog 6 maanden bereikbaar.",
            "Keep the number you call from callable for 6 months after this call."),
        told);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T21:44:59, 2026-11-23T21:59:59",
    "2026-11-23T21:50, 2026-11-23T22:00",
    "2026-11-21T15:50, 2026-11-21T16:00",
    "2026-12-24T18:20, 2026-12-24T18:30",
    "2026-04-03T18:50, 2026-04-03T19:00"
  })
  void permitEndsWithTheCallingWindow(String at, String end) {
    // Given
    var world = World.empty().at(at).consent(c -> {});
    // When
    var validUntil = world.decide().validUntil();
    // Then
    assertEquals(World.local(end), validUntil);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T21:50, 2026-11-23T22:05",
    "2026-11-23T23:50, 2026-11-24T00:00",
    "2026-11-23T03:00, 2026-11-23T03:15"
  })
  void permitForARequestedCallEndsWithTheDay(String at, String end) {
    // Given
    var world = World.empty().at(at).request(r -> {});
    // When
    var validUntil = world.decide().validUntil();
    // Then
    assertEquals(World.local(end), validUntil);
  }

  @Test
  void permitEndsWithItsBasis() {
    // Given
    var soon = World.empty().at.plusSeconds(60);
    // When
    var expiring = World.empty().consent(c -> c.validUntil = soon).decide();
    var withdrawn = World.empty().consent(c -> c.withdrawnAt = soon).decide();
    var disputed = World.empty().consent(c -> c.disputes.add(soon)).decide();
    var request = World.empty().request(r -> r.validUntil = soon).decide();
    var ending = World.customer().with(w -> w.relations.clear()).relation(r -> r.endedAt = soon);
    // Then
    assertEquals(soon, expiring.validUntil());
    assertEquals(soon, withdrawn.validUntil());
    assertEquals(soon, disputed.validUntil());
    assertEquals(soon, request.validUntil());
    assertEquals(soon, ending.decide().validUntil());
  }

  @Test
  void permitEndsWithTheMandate() {
    // Given
    var world = World.consented().with(w -> w.agency = "belhuis");
    var soon = world.at.plusSeconds(60);
    world.mandates.add(Records.mandate(world.at, soon, "*"));
    // When
    var validUntil = world.decide().validUntil();
    // Then
    assertEquals(soon, validUntil);
  }

  @Test
  void permitEndsWithTheTermForTheFirstCallAndTheTermOfTheCustomer() {
    // Given
    // No window is open around midnight, so ask what the bases say
    var call = World.local("2026-11-23T14:00");
    var zone = World.AMSTERDAM;
    // When
    var firstCall = Term.end(World.local("2026-05-23T10:00"), Period.ofMonths(6), zone);
    var relation = World.empty().with(w -> w.sector = Sector.PRESS_PUBLISHER);
    relation.balanceTests.add(Records.balanceTest("2025-01-01", "P1Y"));
    relation.relation(
        r -> {
          r.startedAt = World.local("2020-01-01T00:00");
          r.endedAt = World.local("2025-11-23T10:00");
        });
    var consent = World.empty().consent(c -> c.givenAt = World.local("2026-05-23T10:00"));
    // Then
    assertEquals(World.local("2026-11-24T00:00"), firstCall);
    assertEquals(World.local("2026-11-24T00:00"), endOf(relation));
    assertEquals(World.local("2026-11-24T00:00"), endOf(consent));
    assertEquals(call.plusSeconds(900), consent.decide().validUntil());
  }

  private static Instant endOf(World world) {
    var call = new CallCase(world.question(), world.facts(), World.RULEBOOK.at(world.at));
    return new LegalBases(call).basis().orElseThrow().end();
  }

  @Test
  void consentOnceUsedInTimeLapsesTwoYearsAfterItsLastUse() {
    // Given
    var world = World.empty().consent(c -> c.uses.add(c.givenAt.plusSeconds(1)));
    // When
    var end = endOf(world);
    // Then
    assertEquals(World.local("2028-11-23T00:00"), end);
  }

  @Test
  void permitEndsBeforeOtherRulesBegin() {
    // Given
    var world = World.empty().at("2026-06-30T23:50").with(w -> w.purpose = Purpose.SERVICE);
    // When
    var validUntil = world.decide().validUntil();
    // Then
    assertEquals(World.local("2026-07-01T00:00"), validUntil);
  }

  @Test
  void decisionIsEitherAPermitOrADenial() {
    // Given
    var reason =
        new Reason(ReasonCode.NO_LEGAL_BASIS, "NL.TW.BASIS", null, new Message("nl", "en"));
    var basis = new Basis(BasisType.NOT_REQUIRED, null, "NL.TW.BASIS");
    var duty = new Obligation(ObligationCode.NO_OFFER, new Message("nl", "en"));
    var at = World.empty().at;
    // When
    // Then
    refused(Verdict.PERMIT, null, List.of(), List.of(), null, at);
    refused(Verdict.PERMIT, basis, List.of(reason), List.of(), null, at);
    refused(Verdict.PERMIT, basis, List.of(), List.of(), null, null);
    refused(Verdict.PERMIT, basis, List.of(), List.of(), at, at);
    refused(Verdict.DENY, null, List.of(), List.of(), null, null);
    refused(Verdict.DENY, basis, List.of(reason), List.of(), null, null);
    refused(Verdict.DENY, null, List.of(reason), List.of(duty), null, null);
    refused(Verdict.DENY, null, List.of(reason), List.of(), null, at);
  }

  private static void refused(
      Verdict verdict,
      Basis basis,
      List<Reason> reasons,
      List<Obligation> obligations,
      Instant retryAt,
      Instant validUntil) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Decision(verdict, "v", basis, reasons, obligations, retryAt, validUntil));
  }
}
