package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.facts.AdviceOutcome;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.ComplaintsAbout;
import nl.magbellen.facts.ComplaintsFact;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.ForeignWord;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.ObjectionFacts;
import nl.magbellen.facts.RelationKind;
import nl.magbellen.facts.Sector;
import nl.magbellen.facts.UntrainedTelemarketer;
import nl.magbellen.facts.VerificationFact;
import nl.magbellen.facts.json.FactsJson;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A word that another service says and that is not known here fails its own gate and no other. */
class UnknownWordsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MADE_UP = "A_WORD_OF_TOMORROW";

  /**
   * A word of a message.
   *
   * @param field record and component that bear it
   * @param world in which it stands, as the last reason for a permit
   * @param rules how the ids of the rules that fail begin; null when no gate looks at it
   */
  record Word(String field, World world, String rules) {
    @Override
    public String toString() {
      return field;
    }
  }

  /** Every enum of the facts, and the words that are kept as texts. */
  static Stream<Word> words() {
    return Stream.of(
        new Word("ObjectionFact.channel", objected(), "NL.TW.OBJECTION"),
        new Word("RelationFact.kind", World.customer(), "NL.TW.CUSTOMER"),
        new Word("AdvertiserFact.sector", World.customer(), "NL.TW.CUSTOMER"),
        new Word("AdvertiserFact.sector", customerBefore2026(), "NL.TW.CUSTOMER"),
        new Word("AdvertiserFact.sector", World.consented(), null),
        new Word("AdvertiserFact.untrainedTelemarketer", warned(), "NL.GTM.TRAINED"),
        new Word("AdvertiserFact.manyComplaints", complained(), "NL.COMPLAINT.THRESHOLD"),
        new Word("ComplaintsFact.about", complained(), null),
        new Word("CommitteeAdviceFact.outcome", advised(), "NL.CTM.CUSTOMER-TERM"),
        new Word("VerificationFact.method", World.consented(), "NL.CTM.CONSENT.VERIFIED"),
        new Word("ConsentFact.channel", World.consented(), null),
        new Word("MandateFact.kind", mandated(), null),
        new Word("CallbackCheckFact.result", World.consented(), "NL.CTM.CLI.CALLBACK"),
        new Word("TrainingFact.module", trained(), "NL.GTM.TRAINED"));
  }

  private static World objected() {
    var world = World.consented();
    world.objections.add(Records.objection(world.at.minusSeconds(60)));
    return world;
  }

  private static World complained() {
    var world = World.consented();
    world.complaints.add(
        new ComplaintsFact(
            new UUID(0, 1), ComplaintsAbout.AGENCY, 5, world.at.minusSeconds(60), world.at));
    return world;
  }

  private static World customerBefore2026() {
    return World.empty().at("2023-11-23T14:00").relation(r -> {});
  }

  private static World warned() {
    return World.consented()
        .with(w -> w.telemarketer = "t-0042")
        .with(w -> w.untrained = UntrainedTelemarketer.WARN);
  }

  private static World trained() {
    return World.consented()
        .with(w -> w.telemarketer = "t-0042")
        .with(
            w ->
                w.telemarketerFact =
                    Records.telemarketer(
                        null,
                        Records.training("LAW_AND_CODE", "CTM 2024", "2026-01-01", null),
                        Records.training("VULNERABLE_PERSONS", "CTM 2024", "2026-01-01", null)));
  }

  private static World mandated() {
    var world = World.consented().with(w -> w.agency = "belhuis");
    world.mandates.add(Records.mandate(world.at.minus(Duration.ofDays(1)), null, "*"));
    return world;
  }

  private static World advised() {
    var world = World.customer();
    world.relations.clear();
    world.relation(
        r -> {
          r.startedAt = World.local("2020-01-01T00:00");
          r.endedAt = World.local("2022-01-01T00:00");
        });
    world.balanceTests.add(Records.balanceTest(31, "*", "2022-01-01", "P5Y", true));
    return world;
  }

  @ParameterizedTest
  @MethodSource("words")
  void failsItsOwnGateOnly(Word word) throws JsonProcessingException {
    // Given
    var facts = word.world().facts();
    // When
    var decision =
        DecisionMaker.decide(word.world().question(), saidOtherwise(facts, word), World.RULEBOOK);
    // Then
    assertEquals(
        word.rules() == null ? Verdict.PERMIT : Verdict.DENY,
        decision.verdict(),
        () -> decision.reasons().toString());
    assertTrue(
        decision.reasons().stream().allMatch(reason -> reason.rule().startsWith(word.rules())),
        () -> decision.reasons().toString());
  }

  @ParameterizedTest
  @MethodSource("words")
  void isPermittedWithTheWordAsItIs(Word word) {
    // Given
    var known = word.world();
    // When
    var verdict = known.decide().verdict();
    // Then
    assertEquals(
        word.field().equals("ObjectionFact.channel") ? Verdict.DENY : Verdict.PERMIT, verdict);
  }

  /** The verification from before the dispute still satisfies the gate that asks for one. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T14:00, UNKNOWN, HUMAN",
    "2024-10-14T14:00, UNKNOWN, HUMAN",
    "2026-11-23T14:00, LEGAL_PERSON, RECORDED"
  })
  void verificationByAnUnknownMethodLiftsNoDispute(String at, CalleeKind kind, Caller caller) {
    // Given
    var world = World.empty().at(at).with(w -> w.calleeKind = kind).with(w -> w.caller = caller);
    world.consent(
        c -> {
          c.disputes.add(world.at.minusSeconds(3600));
          c.verifications.add(new VerificationFact(MADE_UP, world.at.minusSeconds(1800)));
        });
    // When
    var reasons = world.reasons();
    // Then
    assertTrue(reasons.contains("CONSENT_DISPUTED"), reasons::toString);
  }

  @Test
  void everyEnumOfTheFactsIsInTheTable() {
    // Given
    Set<String> inTable = words().map(Word::field).collect(Collectors.toCollection(TreeSet::new));
    // When
    Set<String> enums = new TreeSet<>();
    for (Class<?> facts : List.of(LegalBasisFacts.class, ObjectionFacts.class, CallerFacts.class)) {
      addEnums(facts, enums);
    }
    // Then
    assertTrue(enums.contains("ObjectionFact.channel"), enums::toString);
    enums.removeAll(inTable);
    assertEquals(Set.of(), enums);
  }

  @Test
  void noKnownConstantIsTheUnknownOne() {
    // Given
    var enums = List.of(Sector.values(), RelationKind.values(), AdviceOutcome.values());
    for (ForeignWord[] constants : enums) {
      // When
      var unknown = Arrays.stream(constants).filter(ForeignWord::isUnknown).toList();
      // Then
      assertEquals("[UNKNOWN]", unknown.toString());
    }
  }

  private static void addEnums(Type type, Set<String> found) {
    if (type instanceof ParameterizedType list) {
      addEnums(list.getActualTypeArguments()[0], found);
    } else if (type instanceof Class<?> record && record.isRecord()) {
      for (RecordComponent component : record.getRecordComponents()) {
        if (component.getType().isEnum()) {
          found.add(record.getSimpleName() + "." + component.getName());
        } else {
          addEnums(component.getGenericType(), found);
        }
      }
    }
  }

  /** The facts as a newer service would tell them: its word is one that is not known here. */
  private static Facts saidOtherwise(Facts facts, Word word) throws JsonProcessingException {
    JsonNode told = JSON.readTree(FactsJson.write(facts, FactsJson::write));
    change(told.at("/legalBases/known"), LegalBasisFacts.class, word);
    change(told.at("/objections/known"), ObjectionFacts.class, word);
    change(told.at("/caller/known"), CallerFacts.class, word);
    return FactsJson.facts(told.toString());
  }

  private static void change(JsonNode told, Type type, Word word) {
    if (type instanceof ParameterizedType list) {
      told.forEach(element -> change(element, list.getActualTypeArguments()[0], word));
    } else if (type instanceof Class<?> record && record.isRecord() && told.isObject()) {
      for (RecordComponent component : record.getRecordComponents()) {
        String name = component.getName();
        if (word.field().equals(record.getSimpleName() + "." + name)) {
          ((ObjectNode) told).put(name, MADE_UP);
        }
        change(told.get(name), component.getGenericType(), word);
      }
    }
  }
}
