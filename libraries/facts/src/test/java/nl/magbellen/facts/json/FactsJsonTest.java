package nl.magbellen.facts.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.AdviceOutcome;
import nl.magbellen.facts.BalanceTestFact;
import nl.magbellen.facts.CallbackCheckFact;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.CallerIdFact;
import nl.magbellen.facts.CommitteeAdviceFact;
import nl.magbellen.facts.ComplaintsAbout;
import nl.magbellen.facts.ComplaintsFact;
import nl.magbellen.facts.ConsentFact;
import nl.magbellen.facts.FactSource;
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
import nl.magbellen.facts.WrongPersonFact;
import nl.magbellen.facts.lookup.CallerLookup;
import nl.magbellen.facts.lookup.NumberLookup;
import nl.magbellen.facts.lookup.ObjectionLookup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The messages of the wire and of the log, against files that are kept: what is written now can be
 * read by the release before, and what it wrote is read now.
 */
class FactsJsonTest {

  private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");
  private static final Instant AT = Instant.parse("2026-11-24T13:00:00.125Z");

  @Test
  void factsOfADecisionAreWrittenAndReadAsInTheFile() {
    // Given
    var facts = facts();
    // When
    String written = FactsJson.write(facts, FactsJson::write);
    // Then
    assertEquals(golden("facts.json"), written);
    assertEquals(facts, FactsJson.facts(golden("facts.json")));
  }

  /** What a registrar may send; the low byte of one of them is a line end. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Energie Één", "crlf\r\n\u000e\u2028", "\"\\", "🏻 zon", "one \u010D line"})
  void anyTextOfWhoCallsIsReadAsItWasWritten(String text) {
    // Given
    var caller =
        new CallerFacts(
            null,
            List.of(new MandateFact(ID, List.of(text), AT, null, text)),
            List.of(),
            null,
            List.of());
    var facts =
        new Facts(
            new Gathered.Known<>(legalBases()),
            new Gathered.Known<>(objections()),
            new Gathered.Known<>(caller),
            new Gathered.Known<>(caller),
            null);
    // When
    String written = FactsJson.write(facts, FactsJson::write);
    // Then
    assertEquals(facts, FactsJson.facts(written));
    assertFalse(written.chars().anyMatch(c -> c < ' '), "three lines a decision");
  }

  @Test
  void missingServicesAreWrittenAndReadAsInTheFile() {
    // Given
    var facts =
        Facts.of(
            new Gathered.Unavailable<>(FactSource.CONSENT_SERVICE),
            new Gathered.Unavailable<>(FactSource.OBJECTION_SERVICE),
            new Gathered.Unavailable<>(FactSource.CALLER_ID_SERVICE));
    // When
    String written = FactsJson.write(facts, FactsJson::write);
    // Then
    assertEquals(golden("unavailable.json"), written);
    assertEquals(facts, FactsJson.facts(golden("unavailable.json")));
  }

  @Test
  void lookUpsAreWrittenAndReadAsInTheFiles() {
    // Given
    var numbers = new NumberLookup.Batch(List.of(new NumberLookup(List.of(ID), "zonnestroom")));
    var objections =
        new ObjectionLookup.Batch(
            List.of(
                new ObjectionLookup(List.of(ID), "zonnestroom", null),
                new ObjectionLookup(
                    List.of(ID),
                    "zonnestroom",
                    new ObjectionLookup.Caller(List.of(ID), "belhuis", "t-0042", AT))));
    var callers =
        new CallerLookup.Batch(
            List.of(
                new CallerLookup("zonnestroom", null, null, null, null, AT),
                new CallerLookup("zonnestroom", "belhuis", "+31207001234", "t-0042", List.of(), AT),
                new CallerLookup(
                    "zonnestroom", "belhuis", null, null, List.of("t-0042", "t-0043"), AT)));
    // When
    var written =
        List.of(
            text(FactsJson.write(numbers)),
            text(FactsJson.write(objections)),
            text(FactsJson.write(callers)));
    // Then
    assertEquals(
        List.of(
            golden("number-lookups.json"),
            golden("objection-lookups.json"),
            golden("caller-lookups.json")),
        written);
    assertEquals(objections, FactsJson.objectionLookups(bytes(golden("objection-lookups.json"))));
    assertEquals(numbers, FactsJson.numberLookups(bytes(golden("number-lookups.json"))));
    assertEquals(callers, FactsJson.callerLookups(bytes(golden("caller-lookups.json"))));
  }

  /** The services' own tests hold their real answers against the same files. */
  @Test
  void answersOfTheServicesAreReadAsInTheFiles() {
    // Given
    byte[] legalBases = bytes(golden("legal-basis-answer.json"));
    byte[] objections = bytes(golden("objection-answer.json"));
    byte[] callers = bytes(golden("caller-answer.json"));
    // When
    var read =
        List.of(
            FactsJson.legalBases(legalBases),
            FactsJson.objections(objections),
            FactsJson.callers(callers));
    // Then
    assertEquals(
        List.of(
            List.of(Optional.of(legalBases())),
            List.of(Optional.of(objections())),
            List.of(Optional.of(caller()))),
        read);
  }

  @Test
  void timesOfTheDatabaseAreReadWhateverTheirOffset() {
    // Given
    var answer =
        golden("facts.json")
            .replace("2026-11-24T14:00:00.125+01:00", "2026-11-24T13:00:00.125+00:00");
    // When
    var read = FactsJson.facts(answer);
    // Then
    assertEquals(facts(), read);
  }

  /** Before wrong persons were kept nobody told of them, nor of a reflection period. */
  @Test
  void legalBasesAreReadAsTheReleaseBeforeWrongPersonsToldThem() {
    // Given
    var answer =
        golden("facts.json")
            .replaceAll(",\"wrongPersons\":\\[[^]]*]", "")
            .replace(",\"reflectionPeriod\":\"P3D\"", "");
    // When
    var read = FactsJson.facts(answer);
    // Then
    assertFalse(answer.contains("wrongPersons") || answer.contains("reflection"), answer);
    var bases = ((Gathered.Known<LegalBasisFacts>) read.legalBases()).known();
    assertEquals(List.of(), bases.wrongPersons());
    assertEquals(legalBases().publishedNumbers(), bases.publishedNumbers());
    var caller = ((Gathered.Known<CallerFacts>) read.caller()).known();
    assertNull(caller.advertiser().reflectionPeriod());
  }

  /** Before there were campaigns nobody was logged in to one, and no telemarketer was demanded. */
  @Test
  void whoCallsIsReadAsTheReleaseBeforeCampaignsToldIt() {
    // Given
    var answer =
        golden("facts.json")
            .replace(",\"telemarketerRequired\":true", "")
            .replaceAll(",\"telemarketers\":\\[[^]]*](?:}])?", "");
    // When
    var read = ((Gathered.Known<CallerFacts>) FactsJson.facts(answer).caller()).known();
    // Then
    assertFalse(answer.contains("telemarketers"), answer);
    assertFalse(read.advertiser().telemarketerRequired());
    assertEquals(List.of(), read.telemarketers());
    assertEquals(caller().telemarketer(), read.telemarketer());
  }

  @Test
  void whatANewerServiceSaysMoreIsSkipped() {
    // Given
    var answer =
        "{\"since\":{\"deep\":[1,{\"er\":2}]},\"facts\":[{\"more\":[[]],\"objections\":[]}]}";
    // When
    var read = FactsJson.objections(bytes(answer));
    // Then
    assertEquals(List.of(Optional.of(ObjectionFacts.none())), read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[]",
        "7",
        "{\"objections\":{}}",
        "{\"objections\":null}",
        "{\"objections\":[{}]}",
        "{\"objections\":[null]}",
        "{\"objections\":[{\"id\":1}]}",
        "{\"objections\":[{\"id\":\"no id\"}]}"
      })
  void whatCannotBeReadOfOneQuestionLeavesTheOthersAlone(String odd) {
    // Given
    var answer = "{\"facts\":[{\"objections\":[]}," + odd + ",{\"objections\":[]}]}";
    // When
    var read = FactsJson.objections(bytes(answer));
    // Then
    assertEquals(
        List.of(
            Optional.of(ObjectionFacts.none()),
            Optional.empty(),
            Optional.of(ObjectionFacts.none())),
        read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"facts\":7}", "{\"facts\":[{}", "{\"facts\":[{}}]}"})
  void anAnswerOfAnotherShapeIsNoAnswer(String answer) {
    // Given
    var json = bytes(answer);
    // When
    // Then
    assertThrows(UnreadableFactsException.class, () -> FactsJson.objections(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"lookups\":[{\"numberKeys\":\"+31612345678\",\"advertiser\":\"a\"}]}",
        "{\"lookups\":[{\"numberKeys\":[\"+31612345678\"],\"advertiser\":\"a\"}]}",
        "{\"lookups\":[{\"numberKeys\":[],\"advertiser\":\"a\"}]}",
        "{\"lookups\":[{\"numberKeys\":[null],\"advertiser\":\"a\"}]}",
        "{\"lookups\":[{\"advertiser\":\"a\"}]}",
        "{\"lookups\":[null]}",
        "{\"lookups\":7}",
        "{}"
      })
  void lookUpsOfAnotherShapeAreRefusedWithoutRepeatingThem(String batch) {
    // Given
    var json = bytes(batch);
    // When
    var refused = assertThrows(UnreadableFactsException.class, () -> FactsJson.numberLookups(json));
    // Then
    assertFalse(refused.getMessage().contains("612345678"), refused.getMessage());
  }

  private static String golden(String name) {
    try (InputStream file = FactsJsonTest.class.getResourceAsStream("/golden/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static Facts facts() {
    return new Facts(
        new Gathered.Known<>(legalBases()),
        new Gathered.Known<>(objections()),
        new Gathered.Known<>(caller()),
        new Gathered.Known<>(CallerFacts.none()),
        NotKept.CALLER_ID_USE);
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
        List.of(new WrongPersonFact(ID, AT, true)));
  }

  private static ObjectionFacts objections() {
    return new ObjectionFacts(
        List.of(new ObjectionFact(ID, "*", AT, null, ObjectionChannel.WEB)),
        List.of(new ComplaintsFact(ID, ComplaintsAbout.AGENCY, 5, AT, AT)));
  }

  private static TelemarketerFact telemarketer(String id) {
    return new TelemarketerFact(
        id,
        "belhuis",
        List.of("zonnestroom"),
        List.of(new TrainingFact(ID, "LAW_AND_CODE", "CTM 2024", LocalDate.of(2026, 1, 1), null)));
  }

  private static CallerFacts caller() {
    return new CallerFacts(
        new AdvertiserFact(
            "zonnestroom",
            "Zonnestroom",
            Sector.COMMERCIAL,
            true,
            UntrainedTelemarketer.WARN,
            ManyComplaints.DENY,
            List.of(List.of("energy", "solar")),
            true,
            Period.ofDays(3)),
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
        telemarketer("t-0042"),
        List.of(telemarketer("t-0043")));
  }
}
