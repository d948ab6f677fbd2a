package nl.magbellen.gateway.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import nl.magbellen.decision.Basis;
import nl.magbellen.decision.BasisType;
import nl.magbellen.decision.Obligation;
import nl.magbellen.decision.Reason;
import nl.magbellen.decision.Verdict;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.AdviceOutcome;
import nl.magbellen.facts.BalanceTestFact;
import nl.magbellen.facts.CallbackCheckFact;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.CallerIdFact;
import nl.magbellen.facts.CommitteeAdviceFact;
import nl.magbellen.facts.ConsentFact;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.Gathered;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.MandateFact;
import nl.magbellen.facts.ManyComplaints;
import nl.magbellen.facts.NotKept;
import nl.magbellen.facts.ObjectionChannel;
import nl.magbellen.facts.ObjectionFact;
import nl.magbellen.facts.ObjectionFacts;
import nl.magbellen.facts.PublishedNumberFact;
import nl.magbellen.facts.RelationFact;
import nl.magbellen.facts.RelationKind;
import nl.magbellen.facts.RequestedCallFact;
import nl.magbellen.facts.Sector;
import nl.magbellen.facts.TelemarketerFact;
import nl.magbellen.facts.TrainingFact;
import nl.magbellen.facts.UntrainedTelemarketer;
import nl.magbellen.facts.VerificationFact;
import nl.magbellen.facts.json.FactsJson;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Purpose;
import nl.magbellen.question.Question;
import nl.magbellen.question.Terms;
import nl.magbellen.rulebook.Message;
import nl.magbellen.rulebook.ObligationCode;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.service.json.JsonSettings;
import org.junit.jupiter.api.Test;

/** Jackson's own way with records is the oracle: what is written by hand must be the same text. */
class HandWrittenJsonTest {

  private static final ObjectMapper ORACLE =
      JsonSettings.apply(JsonMapper.builder().build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final ObjectMapper BY_HAND = byHand();

  private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");
  private static final Instant AT = Instant.parse("2026-11-24T13:00:00.125Z");
  private static final Message MESSAGE = new Message("Bel niet: \"nee\" é", "Don't call\n");

  @Test
  void permitIsTheSameText() throws JsonProcessingException {
    // Given
    var permit =
        new CallPermission(
            ID,
            "row-17",
            Verdict.PERMIT,
            AT,
            AT,
            "2026-07-01.65b84a1d",
            true,
            new Basis(BasisType.CONSENT, "consent:" + ID, "NL.TW.CONSENT"),
            List.of(),
            List.of(new Obligation(ObligationCode.REPORT_OUTCOME, MESSAGE)),
            null,
            AT,
            "a.b.c");
    // When
    String written = BY_HAND.writeValueAsString(permit);
    // Then
    assertEquals(ORACLE.writeValueAsString(permit), written);
  }

  @Test
  void denialIsTheSameText() throws JsonProcessingException {
    // Given
    var denial = denial();
    // When
    String written = BY_HAND.writeValueAsString(denial);
    // Then
    assertEquals(ORACLE.writeValueAsString(denial), written);
  }

  @Test
  void factsAreTheSameText() throws JsonProcessingException {
    // Given
    var facts =
        new Facts(
            new Gathered.Known<>(legalBases()),
            new Gathered.Known<>(objections()),
            new Gathered.Known<>(caller()),
            new Gathered.Known<>(CallerFacts.none()),
            NotKept.CALLER_ID_USE);
    // When
    String written = FactsJson.write(facts, FactsJson::write);
    // Then
    assertEquals(ORACLE.writeValueAsString(facts), written);
  }

  @Test
  void linesOfTheLogAreTheSameTexts() throws IOException {
    // Given
    var caller = caller();
    var page =
        Stream.of(legalBases(), none(), legalBases())
            .map(bases -> decided(facts(bases, caller)))
            .toList();
    var lines = new ByteArrayOutputStream();
    // When
    new DecisionTexts().lines(page, lines);
    // Then
    var once = new ArrayList<String>();
    for (Decided decided : page) {
      once.add(BY_HAND.writeValueAsString(decided.question().terms()));
      once.add(FactsJson.write(decided.facts(), FactsJson::write));
      once.add(BY_HAND.writeValueAsString(decided.answer()));
    }
    var read = new RepeatedTextsReader();
    var text = lines.toString(StandardCharsets.UTF_8);
    assertEquals(once, text.lines().map(read::of).toList());
    for (String said : List.of("Don't call", "Bakkerij Jansen", "\"t-0043\"")) {
      assertEquals(2, text.split(said, -1).length, said + " is written once: " + text);
    }
  }

  private static Facts facts(LegalBasisFacts bases, CallerFacts caller) {
    return Facts.of(
        new Gathered.Known<>(bases),
        new Gathered.Known<>(objections()),
        new Gathered.Known<>(caller));
  }

  private static Decided decided(Facts facts) {
    var question =
        new Question(
            Callee.parse("+31612345678"),
            new Terms(
                CallerId.parse("+31207001234"),
                "zonnestroom",
                null,
                null,
                Purpose.COMMERCIAL,
                "energy-contract",
                CalleeKind.UNKNOWN,
                null,
                Caller.HUMAN,
                false,
                AT,
                "é\n\u0003",
                "winter",
                List.of("t-0042")));
    return new Decided(question, "dialer", facts, new TreeSet<>(), denial());
  }

  private static ObjectMapper byHand() {
    ObjectMapper mapper = JsonSettings.apply(JsonMapper.builder().build());
    new GatewayJson().customize(mapper);
    return mapper;
  }

  private static LegalBasisFacts legalBases() {
    return new LegalBasisFacts(
        List.of(
            new ConsentFact(
                ID,
                "zonnestroom",
                "energy-contract",
                null,
                AT,
                AT,
                "WEB",
                "v1",
                true,
                true,
                Period.ofMonths(6),
                List.of(new VerificationFact("SMS_CODE", AT)),
                List.of(AT),
                null,
                List.of(AT, AT.plusSeconds(1)))),
        List.of(
            new RelationFact(
                ID, "energy-contract", "klant-1", RelationKind.CUSTOMER, AT, null, true, true)),
        List.of(new RequestedCallFact(ID, "energy-contract", AT, AT, null, ID, AT)),
        List.of(
            new BalanceTestFact(ID, "*", LocalDate.of(2026, 1, 1), Period.ofYears(2), null),
            new BalanceTestFact(
                ID,
                "*",
                LocalDate.of(2026, 1, 1),
                Period.ofYears(5),
                new CommitteeAdviceFact(
                    AdviceOutcome.POSITIVE,
                    Period.ofYears(5),
                    LocalDate.of(2026, 1, 20),
                    "2026-04"))),
        List.of(
            new PublishedNumberFact(
                ID,
                "Bakkerij Jansen",
                "12345678",
                "https://jansen.example",
                "0".repeat(64),
                AT,
                "offers of flour",
                List.of("flour"))),
        List.of());
  }

  private static LegalBasisFacts none() {
    return new LegalBasisFacts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private static ObjectionFacts objections() {
    return new ObjectionFacts(
        List.of(new ObjectionFact(ID, "*", AT, null, ObjectionChannel.WEB)), List.of());
  }

  private static CallerFacts caller() {
    return new CallerFacts(
        new AdvertiserFact(
            "zonnestroom",
            "Zonnestroom",
            Sector.COMMERCIAL,
            true,
            UntrainedTelemarketer.WARN,
            ManyComplaints.ALERT,
            List.of(List.of("energy", "solar")),
            true,
            null),
        List.of(new MandateFact(ID, List.of("*"), AT, null, "AGENCY")),
        List.of(
            new CallerIdFact(
                ID,
                null,
                AT,
                AT,
                null,
                AT,
                "https://zonnestroom.example",
                LocalDate.of(2026, 11, 22),
                new CallbackCheckFact(ID, AT, "ANSWERED", true, true))),
        new TelemarketerFact(
            "t-0042",
            "belhuis",
            List.of("zonnestroom"),
            List.of(
                new TrainingFact(ID, "LAW_AND_CODE", "CTM 2024", LocalDate.of(2026, 1, 1), null))),
        List.of(new TelemarketerFact("t-0043", "belhuis", List.of(), List.of())));
  }

  private static CallPermission denial() {
    return new CallPermission(
        ID,
        null,
        Verdict.DENY,
        AT,
        AT,
        "2026-07-01.65b84a1d",
        false,
        null,
        List.of(
            new Reason(
                ReasonCode.OBJECTION_REGISTERED, "NL.TW.OBJECTION", "objection:" + ID, MESSAGE),
            new Reason(ReasonCode.NO_LEGAL_BASIS, "NL.TW.BASIS", null, MESSAGE)),
        List.of(),
        AT,
        null,
        null);
  }
}
