package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import nl.magbellen.number.DutchHolidays;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.Purpose;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.rulebook.RulebookLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the rules protect, and who or what calls. */
class CallersAndCalleesTest {

  private static String duties(World world) {
    return world.decide().obligations().stream()
        .map(duty -> duty.code().name())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T14:00, LEGAL_PERSON, ''",
    "2026-11-22T14:00, NATURAL_PERSON, FORBIDDEN_DAY",
    "2026-11-22T14:00, UNKNOWN, FORBIDDEN_DAY",
    "2026-11-23T03:00, LEGAL_PERSON, ''",
    "2026-11-23T03:00, UNKNOWN, OUTSIDE_CALLING_HOURS",
    "2026-05-04T14:00, LEGAL_PERSON, ''",
    "2026-05-04T14:00, UNKNOWN, FORBIDDEN_DAY",
    "2026-12-24T19:00, LEGAL_PERSON, ''",
    "2026-12-25T14:00, LEGAL_PERSON, ''"
  })
  void timesOfTheCodeAreKeptForPeopleAlone(String at, CalleeKind kind, String reason) {
    // Given
    var world = World.empty().at(at).consent(c -> {}).with(w -> w.calleeKind = kind);
    // When
    var reasons = String.join(" ", world.reasons());
    // Then
    assertEquals(reason, reasons);
  }

  @Test
  void numberShownToACompanyMustBeOwnedButNotPublishedNorCallable() {
    // Given
    var world = World.empty().with(w -> w.calleeKind = CalleeKind.LEGAL_PERSON);
    world.callerId(
        c -> {
          c.check = null;
          c.publishedAt = null;
        });
    var unregistered = World.empty().with(w -> w.calleeKind = CalleeKind.LEGAL_PERSON);
    unregistered.callerIds = List.of();
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of(), reasons);
    assertEquals(List.of("CALLER_ID_NOT_REGISTERED"), unregistered.reasons());
  }

  @Test
  void objectionOfACompanyCounts() {
    // Given
    var world = World.empty().with(w -> w.calleeKind = CalleeKind.LEGAL_PERSON);
    world.objections.add(Records.objection(world.at.minusSeconds(1)));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("OBJECTION_REGISTERED"), reasons);
  }

  @Test
  void objectionOfACompanyCountsBecauseTheRulebookSaysSo() throws IOException {
    // Given
    var world = World.empty().with(w -> w.calleeKind = CalleeKind.LEGAL_PERSON);
    world.objections.add(Records.objection(world.at.minusSeconds(1)));
    var otherwise = rulebookWith("forCompaniesToo:\n        value: false");
    // When
    var decision = DecisionMaker.decide(world.question(), world.facts(), otherwise);
    var ofAPerson =
        DecisionMaker.decide(
            world.with(w -> w.calleeKind = CalleeKind.UNKNOWN).question(),
            world.facts(),
            otherwise);
    // Then
    assertEquals(List.of(), decision.reasons());
    assertEquals(ReasonCode.OBJECTION_REGISTERED, ofAPerson.reasons().getFirst().code());
  }

  /** The Dutch rulebook, with that value in the place of the one that it has. */
  private static Rulebook rulebookWith(String value) throws IOException {
    try (var file = Rulebook.class.getResourceAsStream("/rulebook/nl.yaml")) {
      var written = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      var other = written.replace(value.replace("false", "true"), value);
      return new RulebookLoader(new DutchHolidays()::on).load(other);
    }
  }

  @Test
  void untrainedTelemarketerMayCallACompany() {
    // Given
    var world =
        World.empty()
            .with(w -> w.calleeKind = CalleeKind.LEGAL_PERSON)
            .with(w -> w.telemarketer = "t-0042");
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of(), reasons);
  }

  @ParameterizedTest
  @CsvSource({
    "HUMAN, OFFER_RIGHT_TO_OBJECT NO_VOICEMAIL REPORT_OUTCOME",
    "RECORDED, OFFER_RIGHT_TO_OBJECT NO_VOICEMAIL REPORT_OUTCOME",
    "AI_AGENT, OFFER_RIGHT_TO_OBJECT DISCLOSE_AI NO_VOICEMAIL REPORT_OUTCOME"
  })
  void callToACompanyBringsNoDutyOfTheCode(Caller caller, String codes) {
    // Given
    var world =
        World.consented()
            .with(w -> w.calleeKind = CalleeKind.LEGAL_PERSON)
            .with(w -> w.caller = caller);
    // When
    var duties = duties(world);
    // Then
    assertEquals(codes, duties);
  }

  @Test
  void consentOfACompanyForMachinesNeedsNoVerificationByTheCode() {
    // Given
    var world =
        World.empty()
            .with(w -> w.calleeKind = CalleeKind.LEGAL_PERSON)
            .with(w -> w.caller = Caller.RECORDED)
            .consent(c -> c.verifications = List.of());
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of(), reasons);
  }

  @ParameterizedTest
  @CsvSource({
    "HUMAN, 2026-11-23T14:00, CUSTOMER_RELATION",
    "RECORDED, 2026-11-23T14:00, ",
    "AI_AGENT, 2026-11-23T14:00, "
  })
  void machinesNeedConsent(Caller caller, String at, BasisType basis) {
    // Given
    var world = World.customer().at(at).with(w -> w.caller = caller);
    // When
    var decision = world.decide();
    // Then
    assertEquals(basis, decision.basis() == null ? null : decision.basis().type());
    assertEquals(
        basis == null ? List.of("AUTOMATED_CALL_NEEDS_CONSENT") : List.of(), world.reasons());
  }

  @ParameterizedTest
  @CsvSource({
    "AI_AGENT, 2026-08-01T11:00, COMMERCIAL, false",
    "AI_AGENT, 2026-08-03T11:00, COMMERCIAL, true",
    "AI_AGENT, 2026-08-03T11:00, RESEARCH, true",
    "RECORDED, 2026-08-03T11:00, COMMERCIAL, false",
    "HUMAN, 2026-08-03T11:00, COMMERCIAL, false"
  })
  void artificialVoiceMustSaySoSinceAugust2026(
      Caller caller, String at, Purpose purpose, boolean told) {
    // Given
    var world =
        World.empty()
            .at(at)
            .consent(c -> {})
            .with(w -> w.caller = caller)
            .with(w -> w.purpose = purpose);
    // When
    var duties = duties(world);
    // Then
    assertEquals(told, List.of(duties.split(" ")).contains("DISCLOSE_AI"));
  }

  @ParameterizedTest
  @CsvSource({"2021-06-30T14:00, false", "2021-07-01T14:00, true"})
  void noMessageIsLeftSinceTheOptInLaw(String at, boolean told) {
    // Given
    var world = World.empty().at(at).consent(c -> {});
    // When
    var duties = duties(world);
    // Then
    assertEquals(told, List.of(duties.split(" ")).contains("NO_VOICEMAIL"));
  }
}
