package nl.magbellen.callerid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.magbellen.callerid.CallerFacts.AdvertiserFact;
import nl.magbellen.callerid.CallerFacts.CallbackCheckFact;
import nl.magbellen.callerid.CallerFacts.CallerIdFact;
import nl.magbellen.callerid.CallerFacts.MandateFact;
import nl.magbellen.callerid.CallerFacts.TelemarketerFact;
import nl.magbellen.callerid.CallerFacts.TrainingFact;
import nl.magbellen.service.json.JsonSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Jackson's own way with records is the oracle. */
class HandWrittenJsonTest {

  private static final ObjectMapper ORACLE = JsonSettings.apply(JsonMapper.builder().build());
  private static final ObjectMapper BY_HAND = byHand();

  private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");
  private static final Instant AT = Instant.parse("2026-11-24T13:00:00.125Z");

  static final List<CallerFacts> FACTS = List.of(full(), bare());

  @ParameterizedTest
  @FieldSource("FACTS")
  void factsAreTheSameText(CallerFacts facts) throws JsonProcessingException {
    // When
    String text = BY_HAND.writeValueAsString(facts);
    // Then
    assertEquals(ORACLE.writeValueAsString(facts), text);
  }

  @ParameterizedTest
  @FieldSource("FACTS")
  void factsAreReadAsTheyWere(CallerFacts facts) throws JsonProcessingException {
    // When
    CallerFacts read = new FactReader(ORACLE).read(ORACLE.writeValueAsString(facts));
    // Then
    assertEquals(facts, read);
  }

  @Test
  void recordThatCannotBeReadIsLeftOut() {
    // Given
    String facts =
        """
        {"advertiser": null,
         "mandates": [
           {"id": "%1$s", "subjects": ["*"], "from": "12026-01-01T00:00:00Z", "kind": "AGENCY"},
           {"id": "%1$s", "subjects": ["*"], "from": "2026-01-01T00:00:00Z", "kind": "AGENCY"}],
         "callerIds": [{"id": "7"}],
         "telemarketer": {"id": "t", "advertisers": [], "trainings": [
           {"id": "%1$s", "module": "LAW", "codeVersion": "2024", "passedOn": "2026-01-01"}]}}
        """
            .formatted(ID);
    // When
    CallerFacts read = new FactReader(ORACLE).read(facts);
    // Then
    assertEquals(
        new CallerFacts(
            null,
            List.of(
                new MandateFact(
                    ID,
                    List.of("*"),
                    Instant.parse("2026-01-01T00:00:00Z"),
                    null,
                    MandateKind.AGENCY)),
            List.of(),
            new TelemarketerFact("t", null, List.of(), List.of())),
        read);
  }

  private static CallerFacts full() {
    return new CallerFacts(
        new AdvertiserFact(
            "zonnestroom",
            "Zonnestroom \"B.V.\"",
            Sector.COMMERCIAL,
            true,
            UntrainedTelemarketer.WARN,
            List.of(List.of("gas", "power"), List.of())),
        List.of(new MandateFact(ID, List.of("*"), AT, AT.plusSeconds(1), MandateKind.AGENCY)),
        List.of(
            new CallerIdFact(
                ID,
                "belhuis",
                AT,
                AT.plusSeconds(1),
                AT.plusSeconds(2),
                AT.plusSeconds(3),
                "https://zonnestroom.example/nummers",
                LocalDate.of(2026, 2, 28),
                new CallbackCheckFact(ID, AT.plusSeconds(4), CallbackResult.ANSWERED, true, true))),
        new TelemarketerFact(
            "t-0042",
            "belhuis",
            List.of("zonnestroom"),
            List.of(
                new TrainingFact(
                    ID,
                    TrainingModule.LAW_AND_CODE,
                    "2024",
                    LocalDate.of(2026, 1, 2),
                    LocalDate.of(2028, 1, 2)))));
  }

  private static CallerFacts bare() {
    return new CallerFacts(
        null,
        List.of(new MandateFact(ID, List.of(), AT, null, MandateKind.INTERMEDIARY)),
        List.of(new CallerIdFact(ID, null, AT, null, null, null, null, null, null)),
        null);
  }

  private static ObjectMapper byHand() {
    ObjectMapper mapper = JsonSettings.apply(JsonMapper.builder().build());
    new FactsOut.Settings().customize(mapper);
    return mapper;
  }
}
