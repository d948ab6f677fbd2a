package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.TelemarketerFact;
import nl.magbellen.facts.UntrainedTelemarketer;
import nl.magbellen.question.Caller;
import nl.magbellen.rulebook.ObligationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingGateTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T14:00, CTM 2024, 2026-11-23, , true",
    "2026-11-23T14:00, 2024, 2024-11-01, 2026-11-23, true",
    "2026-11-23T14:00, CTM-2024, 2024-11-01, , true",
    "2026-11-23T14:00, CTM2024, 2024-11-01, , true",
    "2026-11-23T14:00, ctm 2024, 2024-11-01, , true",
    "2026-11-23T14:00, GTM 2024, 2024-11-01, , true",
    "2026-11-23T14:00, CTM2025b, 2024-11-01, , false",
    "2026-11-23T14:00, CTM 2025, 2024-11-01, , false",
    "2026-11-23T14:00, CTM 2099, 2024-11-01, , false",
    "2026-11-23T14:00, 'CTM 2012, exam of 2025', 2025-11-01, , false",
    "2026-11-23T14:00, 'CTM 2012, exam of 2024', 2025-11-01, , false",
    "2026-11-23T14:00, CTM 2024 extra, 2024-11-01, , false",
    "2026-11-23T14:00, CTM_2024, 2024-11-01, , false",
    "2024-10-14T14:00, CTM 2024, 2024-03-01, , true",
    "2026-11-23T14:00, CTM 2024, 2026-11-24, , false",
    "2026-11-23T14:00, CTM 2024, 2024-11-01, 2026-11-22, false",
    "2026-11-23T14:00, CTM 2021, 2024-11-01, , false",
    "2026-11-23T14:00, the code, 2024-11-01, , false",
    "2026-11-23T14:00, order 120245, 2024-11-01, , false",
    "2024-10-14T14:00, CTM 2021, 2022-11-01, , true",
    "2024-10-15T14:00, CTM 2021, 2022-11-01, , false",
    "2021-06-30T14:00, CTM 2020, 2020-11-01, , true",
    "2021-07-01T14:00, CTM 2020, 2020-11-01, , false"
  })
  void trainingCountsForTheCodeInForce(
      String at, String code, String passedOn, String validUntil, boolean counts) {
    // Given
    var world = World.empty().at(at).consent(c -> {}).with(w -> w.telemarketer = "t-0042");
    world.telemarketerFact =
        Records.telemarketer(
            null,
            Records.training("LAW_AND_CODE", code, passedOn, validUntil),
            Records.training("VULNERABLE_PERSONS", code, passedOn, validUntil));
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(
        counts ? List.of() : List.of("TELEMARKETER_NOT_TRAINED NL.GTM.TRAINED telemarketer:t-0042"),
        reasons);
  }

  @ParameterizedTest
  @CsvSource({"LAW_AND_CODE", "VULNERABLE_PERSONS"})
  void oneModuleIsNotEnough(String module) {
    // Given
    var world = World.consented().with(w -> w.telemarketer = "t-0042");
    world.telemarketerFact =
        Records.telemarketer(null, Records.training(module, "CTM 2024", "2025-01-01", null));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("TELEMARKETER_NOT_TRAINED"), reasons);
  }

  @ParameterizedTest
  @CsvSource({"belhuis, true", "callcompany, false", ", false"})
  void telemarketerWorksForTheAgencyThatCalls(String agency, boolean works) {
    // Given
    var world = World.consented().with(w -> w.telemarketer = "t-0042");
    world.agency = "belhuis";
    world.mandates.add(Records.mandate(world.at.minusSeconds(1), null, "*"));
    world.telemarketerFact = trained(agency);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(works ? List.of() : List.of("TELEMARKETER_NOT_TRAINED"), reasons);
  }

  @ParameterizedTest
  @CsvSource({"zonnestroom, true", "solarshop zonnestroom, true", "solarshop, false", "'', false"})
  void telemarketerOfNoAgencyWorksForTheAdvertiserThatCalls(String advertisers, boolean works) {
    // Given
    var world = World.consented().with(w -> w.telemarketer = "t-0042");
    world.telemarketerFact = trainedFor(List.of(advertisers.split(" ")));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(works ? List.of() : List.of("TELEMARKETER_NOT_TRAINED"), reasons);
  }

  @Test
  void telemarketerWithoutAdvertisersWorksForNone() {
    // Given
    var world = World.consented().with(w -> w.telemarketer = "t-0042");
    world.telemarketerFact = trainedFor(List.of());
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("TELEMARKETER_NOT_TRAINED"), reasons);
  }

  @Test
  void telemarketerOfAnAgencyDoesNotCallForTheAdvertiserItself() {
    // Given
    var world = World.consented().with(w -> w.telemarketer = "t-0042");
    world.telemarketerFact = trained("belhuis");
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("TELEMARKETER_NOT_TRAINED"), reasons);
  }

  private static TelemarketerFact trainedFor(List<String> advertisers) {
    return new TelemarketerFact("t-0042", null, advertisers, trained(null).trainings());
  }

  private static TelemarketerFact trained(String agency) {
    return Records.telemarketer(
        agency,
        Records.training("LAW_AND_CODE", "CTM 2024", "2025-01-01", null),
        Records.training("VULNERABLE_PERSONS", "CTM 2024", "2025-01-01", null));
  }

  @Test
  void unknownTelemarketerIsUntrained() {
    // Given
    var world = World.consented().with(w -> w.telemarketer = "t-9999");
    // When
    var decision = world.decide();
    // Then
    assertEquals(List.of("TELEMARKETER_NOT_TRAINED NL.GTM.TRAINED null"), world.reasonsInFull());
    assertEquals(
        "Of whoever will speak no valid training for the code of 2024 is on record, or they do not"
            + " work for this agency or advertiser. Name the telemarketer, let somebody else call or"
            + " record the training.",
        decision.reasons().getFirst().message().en());
  }

  @Test
  void questionThatNamesNoTelemarketerIsNotHeldToTraining() {
    // Given
    var world = World.consented().with(w -> w.untrained = UntrainedTelemarketer.WARN);
    // When
    var decision = world.decide();
    // Then
    assertEquals(
        List.of(),
        decision.obligations().stream()
            .filter(o -> o.code() == ObligationCode.TELEMARKETER_NOT_TRAINED)
            .toList());
  }

  @Test
  void advertiserMayChooseToBeWarned() {
    // Given
    var world = World.consented().with(w -> w.telemarketer = "t-9999");
    world.untrained = UntrainedTelemarketer.WARN;
    // When
    var warning = world.decide().obligations().getLast();
    // Then
    assertEquals(ObligationCode.TELEMARKETER_NOT_TRAINED, warning.code());
    assertEquals(
        "Mind: no valid training of this telemarketer for the code of 2024 is on record. See to it"
            + " soon.",
        warning.message().en());
  }

  @Test
  void nobodyIsWarnedOfATrainedTelemarketer() {
    // Given
    var world = World.consented().with(w -> w.telemarketer = "t-0042");
    world.untrained = UntrainedTelemarketer.WARN;
    world.telemarketerFact = trained(null);
    // When
    var codes = world.decide().obligations().stream().map(Obligation::code).toList();
    // Then
    assertEquals(-1, codes.indexOf(ObligationCode.TELEMARKETER_NOT_TRAINED));
  }

  @ParameterizedTest
  @CsvSource({
    "t-1 t-2, t-1 t-2, ''",
    "t-1 t-2, t-1, In the campaign: t-2.",
    "t-1 t-2, '', 'In the campaign: t-1, t-2.'",
    "t-9 t-8 t-7 t-6 t-5 t-4 t-3, t-3, 'In the campaign: t-9, t-8, t-7, t-6, t-5 and 1 more.'"
  })
  void everyAgentOfTheCampaignMustBeTrained(String loggedIn, String trained, String told) {
    // Given
    var world = World.consented().with(w -> w.loggedIn = List.of(loggedIn.split(" ")));
    world.agents = Stream.of(trained.split(" ")).map(TrainingGateTest::agent).toList();
    // When
    var reasons = world.decide().reasons();
    // Then
    assertEquals(told.isEmpty() ? List.of() : List.of("TELEMARKETER_NOT_TRAINED"), world.reasons());
    reasons.forEach(reason -> assertTrue(reason.message().en().endsWith(" " + told)));
  }

  @Test
  void untrainedAgentOnRecordIsTheEvidence() {
    // Given
    var world = World.consented().with(w -> w.loggedIn = List.of("t-1", "t-2"));
    world.agents =
        List.of(agent("t-1"), new TelemarketerFact("t-2", "belhuis", List.of(), List.of()));
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(List.of("TELEMARKETER_NOT_TRAINED NL.GTM.TRAINED telemarketer:t-2"), reasons);
  }

  @Test
  void namedTelemarketerAloneSpeaksWhoeverIsLoggedIn() {
    // Given
    var world = World.consented().with(w -> w.loggedIn = List.of("t-1", "t-9"));
    world.telemarketer = "t-0042";
    world.telemarketerFact = trained(null);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of(), reasons);
  }

  @Test
  void advertiserIsWarnedOfAnUntrainedAgentToo() {
    // Given
    var world = World.consented().with(w -> w.loggedIn = List.of("t-9"));
    world.untrained = UntrainedTelemarketer.WARN;
    // When
    var warning = world.decide().obligations().getLast();
    // Then
    assertEquals(ObligationCode.TELEMARKETER_NOT_TRAINED, warning.code());
  }

  @ParameterizedTest
  @CsvSource({
    "false, HUMAN, , , ",
    "true, HUMAN, , , TELEMARKETER_NOT_TRAINED",
    "true, HUMAN, '', , TELEMARKETER_NOT_TRAINED",
    "true, HUMAN, t-1, , ",
    "true, HUMAN, , t-0042, ",
    "true, RECORDED, , , "
  })
  void advertiserMayDemandThatATelemarketerIsKnown(
      boolean required, Caller caller, String loggedIn, String telemarketer, String reason) {
    // Given
    var world = World.consented().with(w -> w.telemarketerRequired = required);
    world.caller = caller;
    world.loggedIn =
        loggedIn == null ? null : Stream.of(loggedIn).filter(id -> !id.isEmpty()).toList();
    world.agents = List.of(agent("t-1"));
    world.telemarketer = telemarketer;
    world.telemarketerFact = telemarketer == null ? null : trained(null);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  /** Who only wants to be warned of a telemarketer wants one all the same. */
  @Test
  void warningDoesNotStandForATelemarketer() {
    // Given
    var world = World.consented().with(w -> w.telemarketerRequired = true);
    world.untrained = UntrainedTelemarketer.WARN;
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(List.of("TELEMARKETER_NOT_TRAINED NL.GTM.TRAINED null"), reasons);
  }

  @Test
  void agentsThatCannotBeAskedForAreNotTrained() {
    // Given
    var world = World.consented().with(w -> w.loggedIn = List.of("t-1"));
    world.down.add(FactSource.CALLER_ID_SERVICE);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("EVIDENCE_UNAVAILABLE"), reasons);
  }

  private static TelemarketerFact agent(String id) {
    return new TelemarketerFact(id, null, List.of("zonnestroom"), trained(null).trainings());
  }
}
