package nl.magbellen.gateway.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.magbellen.decision.Verdict;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.CallbackCheckFact;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.CallerIdFact;
import nl.magbellen.facts.ConsentFact;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.Gathered;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.ManyComplaints;
import nl.magbellen.facts.ObjectionChannel;
import nl.magbellen.facts.ObjectionFact;
import nl.magbellen.facts.ObjectionFacts;
import nl.magbellen.facts.RequestedCallFact;
import nl.magbellen.facts.Sector;
import nl.magbellen.facts.UntrainedTelemarketer;
import nl.magbellen.facts.VerificationFact;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.services.ConsentClient.Held;
import nl.magbellen.number.Ids;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Purpose;
import nl.magbellen.question.Question;
import nl.magbellen.question.Terms;
import nl.magbellen.rulebook.Rulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Permits on requested calls, with a consent service that keeps holds in memory. */
class RequestHoldsTest {

  private static final Rulebook RULEBOOK = Rulebook.dutch();
  private static final Instant NOW = Instant.parse("2026-11-24T13:00:00Z");
  private static final UUID CALL = UUID.fromString("01990000-0000-7000-8000-000000000021");
  private static final UUID OLDER = UUID.fromString("01990000-0000-7000-8000-000000000022");

  private final HoldsInMemory consents = new HoldsInMemory();
  private final RequestHolds holds =
      new RequestHolds(
          consents::hold,
          consents::endHolds,
          days -> RULEBOOK.withMourningDays(days),
          Duration.ofMillis(200),
          new SimpleMeterRegistry());

  @Test
  void ofEightQuestionsInOneBatchOneIsPermitted() {
    // Given
    List<Decided> batch = IntStream.range(0, 8).mapToObj(_ -> decided(call(CALL))).toList();
    // When
    List<Decided> taken = take(batch);
    // Then
    assertEquals(Verdict.PERMIT, taken.getFirst().answer().decision());
    assertEquals(
        List.of("REQUEST_PENDING NL.REQUESTED requested-call:" + CALL),
        taken.stream().skip(1).flatMap(it -> reasons(it).stream()).distinct().toList());
  }

  @Test
  void factsOfADenialTellWhoHoldsTheCallSoThatItIsReplayed() {
    // Given
    Decided first = take(List.of(decided(call(CALL)))).getFirst();
    // When
    Decided second = take(List.of(decided(call(CALL)))).getFirst();
    // Then
    var logged = ((Gathered.Known<LegalBasisFacts>) second.facts().legalBases()).known();
    assertEquals(
        call(CALL).heldBy(first.answer().id(), first.answer().validUntil()),
        logged.requestedCalls().getFirst());
    assertEquals(
        second.answer(),
        second
            .answer()
            .decidedAs(Decisions.decide(second.question(), second.facts(), RULEBOOK, NOW)));
  }

  @Test
  void callThatIsFreeAgainIsPermittedAgain() {
    // Given
    List<Decided> first = take(List.of(decided(call(CALL))));
    // When
    holds.letGo(first);
    Decided second = take(List.of(decided(call(CALL)))).getFirst();
    // Then
    assertEquals(Verdict.PERMIT, second.answer().decision());
  }

  @Test
  void permitThatHasEndedHoldsNothing() {
    // Given
    Instant earlier = NOW.minus(Duration.ofMinutes(15));
    take(List.of(decided(earlier, earlier, call(CALL))));
    // When
    Decided second = take(List.of(decided(call(CALL)))).getFirst();
    // Then
    assertEquals(Verdict.PERMIT, second.answer().decision());
  }

  @Test
  void anotherRequestIsTriedWhereTheFirstIsHeld() {
    // Given
    take(List.of(decided(call(CALL))));
    // When
    List<Decided> taken =
        take(List.of(decided(call(CALL), call(OLDER)), decided(call(CALL), call(OLDER))));
    // Then
    assertEquals("requested-call:" + OLDER, taken.getFirst().answer().basis().evidence());
    assertEquals(
        List.of(
            "REQUEST_PENDING NL.REQUESTED requested-call:" + CALL,
            "REQUEST_PENDING NL.REQUESTED requested-call:" + OLDER),
        reasons(taken.getLast()).stream().sorted().toList());
  }

  @Test
  void callThatWasMadeMeanwhileIsUsed() {
    // Given
    consents.used("requested-call:" + CALL, NOW.minusSeconds(1));
    // When
    Decided taken = take(List.of(decided(call(CALL)))).getFirst();
    // Then
    assertEquals(List.of("REQUEST_USED NL.REQUESTED requested-call:" + CALL), reasons(taken));
  }

  @Test
  void callThatNobodyCanHoldIsDenied() {
    // Given
    consents.answerAlways(new Held(null, null, null));
    // When
    Decided taken = take(List.of(decided(call(CALL)))).getFirst();
    // Then
    assertEquals(List.of("EVIDENCE_UNAVAILABLE NL.EVIDENCE.KEPT null"), reasons(taken));
  }

  @Test
  void whatCannotBeHeldInTimeIsDeniedAndLetGo() {
    // Given
    consents.neverAnswer();
    Decided free = decided(NOW.plus(Duration.ofDays(1)), NOW, call(CALL));
    // When
    List<Decided> taken = take(List.of(decided(call(CALL)), free));
    // Then
    assertEquals(List.of("EVIDENCE_UNAVAILABLE NL.EVIDENCE.KEPT null"), reasons(taken.getFirst()));
    assertEquals(free, taken.getLast());
    assertEquals(List.of(taken.getFirst().answer().id()), consents.letGo());
  }

  @Test
  void whatCannotBeAskedIsDenied() {
    // Given
    consents.refuse();
    // When
    Decided taken = take(List.of(decided(call(CALL)))).getFirst();
    // Then
    assertEquals(List.of("EVIDENCE_UNAVAILABLE NL.EVIDENCE.KEPT null"), reasons(taken));
  }

  @Test
  void planningNeitherHoldsACallNorIsStoppedByAPermit() {
    // Given
    RequestedCallFact held = call(CALL).heldBy(OLDER, NOW.plus(Duration.ofMinutes(14)));
    Instant later = NOW.plus(Duration.ofMinutes(10));
    // When
    Decided planned = take(List.of(decided(later, NOW, held))).getFirst();
    Decided binding = take(List.of(decided(NOW, NOW, held))).getFirst();
    // Then
    assertEquals(Verdict.PERMIT, planned.answer().decision());
    assertEquals(List.of(), consents.asked());
    assertEquals(List.of("REQUEST_PENDING NL.REQUESTED requested-call:" + CALL), reasons(binding));
  }

  @Test
  void permitThatRunsStopsACallAheadToo() {
    // Given
    // A permit that runs until an instant before the next call's
    take(List.of(decided(call(CALL))));
    Instant asked = NOW.plus(Duration.ofMinutes(11));
    Instant called = NOW.plus(Duration.ofMinutes(16));
    RequestedCallFact held = call(CALL).heldBy(OLDER, NOW.plus(Duration.ofMinutes(15)));
    // When
    Decided told = take(List.of(decided(called, asked, held))).getFirst();
    Decided unaware = take(List.of(decided(called, asked, call(CALL)))).getFirst();
    // Then
    var pending = List.of("REQUEST_PENDING NL.REQUESTED requested-call:" + CALL);
    assertEquals(pending, reasons(told));
    assertEquals(Verdict.DENY, unaware.answer().decision());
  }

  @ParameterizedTest
  @CsvSource({
    // the call, in seconds from the decision; the receipt; whether it counts
    "0, 1, true",
    "0, 240, true",
    "-60, 1, true",
    "60, 120, true",
    "-600, -599, false",
    "600, 601, false"
  })
  void objectionOnRecordCountsForWhatBindsByWhateverClockItWasReceived(
      int called, int received, boolean counts) {
    // Given
    var objection =
        new ObjectionFact(CALL, "*", NOW.plusSeconds(received), null, ObjectionChannel.WEB);
    Facts facts = facts(List.of(call(CALL)));
    Facts objected =
        Facts.of(
            facts.legalBases(),
            new Gathered.Known<>(new ObjectionFacts(List.of(objection), List.of())),
            facts.caller());
    Question question = question(NOW.plusSeconds(called));
    // When
    var made = Decisions.decide(question, objected, RULEBOOK, NOW);
    // Then
    assertEquals(
        counts ? List.of("OBJECTION_REGISTERED") : List.of(),
        made.reasons().stream().map(reason -> reason.code().name()).toList());
  }

  @ParameterizedTest
  @CsvSource({
    // the call, what takes the permission away, in seconds after the decision; whether it counts
    "0, 5, true",
    "0, 240, true",
    "240, 290, true",
    "-240, 5, true",
    "3600, 3700, false",
  })
  void useWithdrawalAndDisputeByAClockThatIsAheadCountForWhatBinds(
      int called, int revoked, boolean counts) {
    // Given
    Instant at = NOW.plusSeconds(revoked);
    Question question = question(NOW.plusSeconds(called));
    Facts used = facts(List.of(call(CALL).usedAt(at)));
    Facts withdrawn = consented(consent -> consent.withStatements(at, List.of()));
    Facts disputed = consented(consent -> consent.withStatements(null, List.of(at)));
    // When
    List<String> codes =
        Stream.of(used, withdrawn, disputed)
            .flatMap(facts -> Decisions.decide(question, facts, RULEBOOK, NOW).reasons().stream())
            .map(reason -> reason.code().name())
            .toList();
    // Then
    assertEquals(
        counts ? List.of("REQUEST_USED", "CONSENT_WITHDRAWN", "CONSENT_DISPUTED") : List.of(),
        codes);
  }

  private static Facts consented(UnaryOperator<ConsentFact> said) {
    Instant given = NOW.minus(Duration.ofDays(1));
    var consent =
        new ConsentFact(
            OLDER,
            "zonnestroom",
            "energy-contract",
            null,
            given,
            null,
            "WEB",
            "v1",
            true,
            true,
            null,
            List.of(new VerificationFact("SMS_CODE", given)),
            List.of(),
            null,
            List.of());
    Facts none = facts(List.of());
    return Facts.of(
        new Gathered.Known<>(
            new LegalBasisFacts(
                List.of(said.apply(consent)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of())),
        none.objections(),
        none.caller());
  }

  private List<Decided> take(List<Decided> batch) {
    return holds.take(batch).await().atMost(Duration.ofSeconds(10));
  }

  private static List<String> reasons(Decided decided) {
    return decided.answer().reasons().stream()
        .map(reason -> reason.code() + " " + reason.rule() + " " + reason.evidence())
        .toList();
  }

  private static Decided decided(RequestedCallFact... calls) {
    return decided(NOW, NOW, calls);
  }

  /** A question on which nothing is on record but these requests, decided. */
  private static Decided decided(Instant at, Instant decidedAt, RequestedCallFact... calls) {
    Question question = question(at);
    Facts facts = facts(new ArrayList<>(Arrays.asList(calls)));
    boolean binding = Duration.between(at, decidedAt).abs().compareTo(Duration.ofMinutes(5)) <= 0;
    var made = Decisions.decide(question, facts, RULEBOOK, decidedAt);
    return new Decided(
        question,
        "me",
        facts,
        new TreeSet<>(),
        CallPermission.of(Ids.at(decidedAt), null, at, decidedAt, binding, made));
  }

  private static Question question(Instant at) {
    return new Question(
        Callee.parse("+31612345678"),
        new Terms(
            CallerId.parse("+31207123456"),
            "zonnestroom",
            null,
            null,
            Purpose.COMMERCIAL,
            "energy-contract",
            CalleeKind.UNKNOWN,
            null,
            Caller.HUMAN,
            false,
            at,
            null,
            null,
            List.of()));
  }

  /** The newest request comes first. */
  private static RequestedCallFact call(UUID id) {
    Instant asked = NOW.minus(Duration.ofDays(id.equals(CALL) ? 1 : 2));
    return new RequestedCallFact(
        id, "energy-contract", asked, NOW.plus(Duration.ofDays(9)), null, null, null);
  }

  private static Facts facts(List<RequestedCallFact> calls) {
    Instant registered = NOW.minus(Duration.ofDays(3));
    var check = new CallbackCheckFact(CALL, registered, "ANSWERED", true, true);
    var callerId =
        new CallerIdFact(
            CALL, null, registered, registered, null, registered, "https://x.example", null, check);
    var advertiser =
        new AdvertiserFact(
            "zonnestroom",
            "Zonnestroom",
            Sector.COMMERCIAL,
            true,
            UntrainedTelemarketer.DENY,
            ManyComplaints.ALERT,
            List.of(),
            false,
            null);
    return Facts.of(
        new Gathered.Known<>(
            new LegalBasisFacts(List.of(), List.of(), calls, List.of(), List.of(), List.of())),
        new Gathered.Known<>(ObjectionFacts.none()),
        new Gathered.Known<>(
            new CallerFacts(advertiser, List.of(), List.of(callerId), null, List.of())));
  }
}
