package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.Statistics;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.MandateFact;
import nl.magbellen.facts.PublishedNumberFact;
import nl.magbellen.facts.RelationKind;
import nl.magbellen.facts.Sector;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.Purpose;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.RuleId;

/** What holds for every question and every record. */
class DecisionPropertiesTest {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  @Property(tries = 1000)
  void objectionNeverTurnsADenialIntoAPermit(@ForAll("worlds") World world, @ForAll int seed) {
    // Given
    boolean permitted = counted(world.decide()).permitted();
    // When
    world.objections.add(
        Records.objection(world.at.plusSeconds(new Random(seed).nextInt(4001) - 2000)));
    // Then
    assertTrue(permitted || !world.decide().permitted());
  }

  @Property(tries = 1000)
  void whoIsPermittedIsSaidToBeAllowed(@ForAll("worlds") World world) {
    // Given
    boolean permitted = counted(world.decide()).permitted();
    // When
    var standing = CallsOnRecord.find(world.question(), world.facts(), World.RULEBOOK.at(world.at));
    // Then
    assertTrue(!permitted || standing instanceof CallsOnRecord.Allowed);
  }

  @Property(tries = 1000)
  void orderOfFactsNeverMatters(@ForAll("worlds") World world, @ForAll int seed)
      throws JsonProcessingException {
    // Given
    String before = MAPPER.writeValueAsString(counted(world.decide()));
    // When
    Random random = new Random(seed);
    Stream.of(
            world.consents,
            world.relations,
            world.requestedCalls,
            world.balanceTests,
            world.objections,
            world.mandates,
            world.callerIds)
        .forEach(records -> Collections.shuffle(records, random));
    // Then
    assertEquals(before, MAPPER.writeValueAsString(world.decide()));
  }

  @Property(tries = 500)
  void sameInputsGiveTheSameText(@ForAll("choices") List<Integer> choices)
      throws JsonProcessingException {
    // Given
    String first = MAPPER.writeValueAsString(counted(world(choices).decide()));
    // When
    String second = MAPPER.writeValueAsString(world(choices).decide());
    // Then
    assertEquals(first, second);
  }

  @Property(tries = 1000)
  void everyReasonIsOneThatItsRuleGives(@ForAll("worlds") World world) {
    // Given
    var rules = World.RULEBOOK.at(world.at);
    // When
    var reasons = counted(world.decide()).reasons();
    // Then
    // A rule of the rulebook in force lists the code
    assertEquals(
        List.of(),
        reasons.stream()
            .filter(reason -> reason.code() != ReasonCode.EVIDENCE_UNAVAILABLE)
            .filter(
                reason ->
                    rules
                        .find(RuleId.of(reason.rule()))
                        .filter(rule -> rule.reasons().contains(reason.code()))
                        .isEmpty())
            .toList());
  }

  @Property(tries = 500)
  void messagesAreFilledAndHoldNoNumber(@ForAll("worlds") World world) {
    // Given
    var decision = counted(world.decide());
    // When
    var texts =
        Stream.concat(
                decision.reasons().stream().map(Reason::message),
                decision.obligations().stream().map(Obligation::message))
            .flatMap(message -> Stream.of(message.nl(), message.en()))
            .toList();
    // Then
    assertEquals(
        List.of(),
        texts.stream()
            .filter(
                text ->
                    text.contains("{") || text.contains("612345678") || text.contains("7123456"))
            .toList());
  }

  @Property(tries = 300)
  void retryIsTheFirstMinuteAtWhichTheTimeGatesPass(@ForAll("minutes") Instant at) {
    // Given
    var world = World.empty().with(w -> w.at = at).consent(c -> {});
    var retryAt = world.decide().retryAt();
    // When
    var first =
        Stream.iterate(at, minute -> minute.plus(1, ChronoUnit.MINUTES))
            .filter(minute -> timeGatesPass(minute))
            .findFirst()
            .orElseThrow();
    // Then
    assertEquals(first, retryAt == null ? at : retryAt);
  }

  private static boolean timeGatesPass(Instant at) {
    var local = LocalDateTime.ofInstant(at, World.AMSTERDAM);
    return World.RULEBOOK.at(at).callingTimes().failuresAt(local, false).isEmpty();
  }

  @Property(tries = 1000)
  void permitIsNeverUsableAfterAnythingItRestsOn(@ForAll("worlds") World world) {
    // Given
    // What the callee will object to later can't be known
    world.objections.removeIf(objection -> objection.receivedAt().isAfter(world.at));
    var decision = counted(world.decide());
    // When
    var validUntil = decision.validUntil();
    // Then
    // At its last microsecond the same question is still permitted
    if (validUntil != null) {
      world.at = validUntil.minus(1, ChronoUnit.MICROS);
      assertEquals(List.of(), world.reasons());
    }
  }

  @Property(tries = 1000)
  void permitLivesBeyondItsInstants(@ForAll("worlds") World world, @ForAll int seed) {
    // Given
    Instant decidedAt = world.at.plusSeconds(new Random(seed).nextInt(601) - 300);
    // When
    var decision =
        counted(
            DecisionMaker.decideBinding(
                world.question(), world.facts(), World.RULEBOOK, decidedAt));
    // Then
    if (decision.permitted()) {
      assertTrue(decision.validUntil().isAfter(world.at));
      assertTrue(decision.validUntil().isAfter(decidedAt));
    }
  }

  @Property(tries = 1000)
  void bindingPermitNeedsAPermitAtBothInstants(@ForAll("worlds") World world, @ForAll int seed) {
    // Given
    Instant at = world.at;
    Instant decidedAt = at.plusSeconds(new Random(seed).nextInt(601) - 300);
    var facts = world.facts();
    boolean binding =
        counted(DecisionMaker.decideBinding(world.question(), facts, World.RULEBOOK, decidedAt))
            .permitted();
    // When
    boolean asked = world.decide().permitted();
    world.at = decidedAt;
    boolean decided = DecisionMaker.decide(world.question(), facts, World.RULEBOOK).permitted();
    // Then
    assertEquals(asked && decided, binding);
  }

  @Provide
  Arbitrary<Instant> minutes() {
    return Arbitraries.longs()
        .between(0, 7L * 365 * 24 * 60)
        .map(n -> World.local("2020-03-01T00:00").plus(n, ChronoUnit.MINUTES));
  }

  /** Far fewer PERMITs would make what is said of them say little. */
  private static Decision counted(Decision decision) {
    Statistics.label("verdict").collect(decision.permitted() ? "PERMIT" : "DENY");
    Statistics.label("verdict")
        .coverage(
            verdicts -> {
              verdicts.check("PERMIT").percentage(share -> share >= 5);
              verdicts.check("DENY").percentage(share -> share >= 5);
            });
    return decision;
  }

  /** Each choice by itself, so that a world that fails is made simpler one by one. */
  @Provide
  Arbitrary<List<Integer>> choices() {
    return Arbitraries.integers()
        .between(0, Choices.MOST)
        .withDistribution(RandomDistribution.uniform())
        .withoutEdgeCases()
        .list()
        .ofSize(150);
  }

  @Provide
  Arbitrary<World> worlds() {
    return choices().map(DecisionPropertiesTest::world);
  }

  /** Any world: mostly in order, each thing broken now and then. */
  private static World world(List<Integer> choices) {
    Choices random = new Choices(choices);
    World world = World.empty();
    world.at =
        World.local("2020-03-01T00:00")
            .plus(random.nextInt(7 * 365 * 24), ChronoUnit.HOURS)
            .plusSeconds(random.nextInt(3600));
    if (random.nextInt(2) == 0) {
      world.at = World.local("2026-11-23T09:00").plusSeconds(random.nextInt(13 * 3600));
    }
    world.sector = any(random, Sector.values());
    world.purpose = any(random, Purpose.values());
    world.calleeKind = any(random, CalleeKind.values());
    world.caller = random.nextInt(5) == 0 ? any(random, Caller.values()) : Caller.HUMAN;
    world.calleeMinor = random.nextInt(20) == 0;
    world.callee = random.nextInt(20) == 0 ? "112" : world.callee;
    world.callerId = random.nextInt(20) == 0 ? null : world.callerId;
    world.similarSubjects = List.of(List.of("a", "b"));
    world.subject = subject(random);
    world.agency = random.nextInt(3) == 0 ? "belhuis" : null;
    world.callerIds = new ArrayList<>();
    world.callerId(c -> c.id = 61);
    world.callerId(c -> c.id = 62);
    for (int n = 0; n < 3; n++) {
      addRecords(world, n, random);
    }
    if (random.nextInt(10) == 0) {
      world.down.add(any(random, FactSource.values()));
    }
    return world;
  }

  private static void addRecords(World world, int n, Choices random) {
    Instant at = world.at;
    world.mandates.add(
        new MandateFact(
            Records.id(51 + n),
            List.of(subject(random)),
            near(at, random).minusSeconds(3600),
            random.nextBoolean() ? null : at.plusSeconds(random.nextInt(2000)),
            "AGENCY"));
    world.consent(
        c -> {
          c.id = n;
          c.subject = subject(random);
          c.givenAt = near(at, random).minusSeconds(3600);
          c.withdrawnAt = random.nextInt(3) == 0 ? near(at, random) : null;
          c.validUntil = random.nextInt(3) == 0 ? near(at, random).plusSeconds(300) : null;
          if (random.nextInt(4) == 0) {
            c.disputes.add(near(at, random));
          }
        });
    world.relation(
        r -> {
          r.id = 10 + n;
          r.subject = subject(random);
          r.kind = any(random, RelationKind.values());
          r.startedAt = near(at, random);
          r.endedAt = random.nextBoolean() ? near(at, random) : null;
          r.optOutOffered = random.nextInt(5) != 0;
        });
    world.balanceTests.add(
        Records.balanceTest(30 + n, subject(random), "2020-0" + (n + 1) + "-01", "P1Y", false));
    if (random.nextInt(4) == 0) {
      world.request(
          r -> {
            r.id = 20 + n;
            r.subject = subject(random);
            r.usedAt = random.nextBoolean() ? near(at, random) : null;
          });
    }
    if (random.nextInt(6) == 0) {
      world.publishedNumbers.add(
          new PublishedNumberFact(
              Records.id(90 + n), null, null, null, null, near(at, random), null, List.of("a")));
    }
    if (random.nextInt(8) == 0) {
      world.objections.add(
          random.nextBoolean()
              ? Records.objection(near(at, random))
              : Records.registerEntry(near(at, random)));
    }
  }

  private static String subject(Choices random) {
    return any(random, new String[] {"a", "b", "c"});
  }

  private static Instant near(Instant at, Choices random) {
    return at.plusSeconds(random.nextInt(4001) - 2000);
  }

  private static <T> T any(Choices random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
