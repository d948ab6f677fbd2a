package nl.magbellen.gateway.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.ConsentFact;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.Gathered;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.ObjectionFact;
import nl.magbellen.facts.ObjectionFacts;
import nl.magbellen.facts.Sector;
import nl.magbellen.facts.TelemarketerFact;
import nl.magbellen.facts.UntrainedTelemarketer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsJsonTest {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Test
  void answersOfTheServicesAreReadAsTheyAreWritten() throws JsonProcessingException {
    // Given
    var json =
        """
        {"consents":[{"id":"01990000-0000-7000-8000-000000000001","advertiser":"zonnestroom",
          "subject":"energy-contract","person":"klant-1","givenAt":"2026-11-01T10:00:00+01:00",
          "validUntil":null,"channel":"WEB","textVersion":"v1","textOnRecord":true,
          "standalone":true,"firstCallWithin":"P6M","verifications":[
          {"method":"SMS_CODE","verifiedAt":"2026-11-01T10:01:00+01:00"}],
          "disputes":["2026-11-02T10:00:00+01:00"],
          "withdrawnAt":null,"uses":["2026-11-03T10:00:00+01:00"]}],
         "relations":[{"id":"01990000-0000-7000-8000-000000000002","subject":"energy-contract",
          "person":null,"kind":"CUSTOMER","startedAt":"2026-01-01T00:00:00+01:00","endedAt":null,
          "numberFromSale":true,"optOutOffered":true}],
         "requestedCalls":[{"id":"01990000-0000-7000-8000-000000000003",
          "subject":"energy-contract","requestedAt":"2026-11-01T10:00:00+01:00",
          "validUntil":null,"usedAt":null}],
         "balanceTests":[{"id":"01990000-0000-7000-8000-000000000004","subject":"*",
          "heldOn":"2026-01-01","term":"P5Y","advice":{"outcome":"POSITIVE","term":"P5Y",
          "givenOn":"2026-01-20","reference":"2026-04"}}],
         "publishedNumbers":[{"id":"01990000-0000-7000-8000-000000000005",
          "holder":"Bakkerij Jansen","kvk":"12345678","url":"https://jansen.example/contact",
          "pageSha256":"%1$s","seenAt":"2026-11-01T10:00:00+01:00",
          "statedPurpose":"offers of flour","subjects":["flour"]}]}
        """
            .formatted("0".repeat(64));
    // When
    var facts = MAPPER.readValue(json, LegalBasisFacts.class);
    // Then
    assertEquals(
        List.of(
            "consent:01990000-0000-7000-8000-000000000001",
            "relation:01990000-0000-7000-8000-000000000002",
            "requested-call:01990000-0000-7000-8000-000000000003",
            "balance-test:01990000-0000-7000-8000-000000000004",
            "published-number:01990000-0000-7000-8000-000000000005"),
        List.of(
            facts.consents().getFirst().evidence(),
            facts.relations().getFirst().evidence(),
            facts.requestedCalls().getFirst().evidence(),
            facts.balanceTests().getFirst().evidence(),
            facts.publishedNumbers().getFirst().evidence()));
  }

  @Test
  void factsLoggedBeforeDisputesCouldBeMadeHaveNone() throws JsonProcessingException {
    // Given
    var json =
        """
        {"id":"01990000-0000-7000-8000-000000000001","subject":"energy-contract",
         "givenAt":"2026-11-01T10:00:00+01:00","verifications":[],"uses":[]}
        """;
    // When
    var consent = MAPPER.readValue(json, ConsentFact.class);
    // Then
    assertEquals(List.of(), consent.disputes());
  }

  @Test
  void callersAreReadAsTheyAreWritten() throws JsonProcessingException {
    // Given
    var json =
        """
        {"advertiser":{"id":"zonnestroom","name":"Zonnestroom","sector":"COMMERCIAL","active":true,
          "untrainedTelemarketer":"WARN","similarSubjects":[["energy-contract","solar-panels"]]},
         "mandates":[{"id":"01990000-0000-7000-8000-000000000005","subjects":["*"],
          "from":"2026-01-01T00:00:00+01:00","to":null,"kind":"AGENCY"}],
         "callerIds":[{"id":"01990000-0000-7000-8000-000000000006","agency":null,
          "from":"2026-01-01T00:00:00+01:00","provenAt":null,"releasedAt":null,
          "publishedAt":null,"publicationUrl":null,"lastUsedOn":"2026-11-22",
          "lastCallbackCheck":{"id":"01990000-0000-7000-8000-000000000007",
          "at":"2026-11-01T10:00:00+01:00","result":"ANSWERED","identifiesAdvertiser":true,
          "ordinaryTariff":true}}],
         "telemarketer":{"id":"t-0042","agency":"belhuis","advertisers":["zonnestroom"],"trainings":[
          {"id":"01990000-0000-7000-8000-000000000008","module":"LAW_AND_CODE",
          "codeVersion":"CTM 2024","passedOn":"2026-01-01","validUntil":null}]}}
        """;
    // When
    var facts = MAPPER.readValue(json, CallerFacts.class);
    // Then
    assertEquals(
        List.of(
            "advertiser:zonnestroom",
            "mandate:01990000-0000-7000-8000-000000000005",
            "caller-id:01990000-0000-7000-8000-000000000006",
            "callback-check:01990000-0000-7000-8000-000000000007",
            "telemarketer:t-0042",
            "training:01990000-0000-7000-8000-000000000008"),
        List.of(
            facts.advertiser().evidence(),
            facts.mandates().getFirst().evidence(),
            facts.callerIds().getFirst().evidence(),
            facts.callerIds().getFirst().lastCallbackCheck().evidence(),
            facts.telemarketer().evidence(),
            facts.telemarketer().trainings().getFirst().evidence()));
  }

  @Test
  void telemarketersLoggedBeforeTheirAdvertisersWereKnownHaveNone() throws JsonProcessingException {
    // Given
    var json =
        """
        {"id":"t-0042","agency":null,"trainings":[]}
        """;
    // When
    var telemarketer = MAPPER.readValue(json, TelemarketerFact.class);
    // Then
    assertEquals(List.of(), telemarketer.advertisers());
  }

  @Test
  void factsComeBackFromTheLogAsTheyWereWritten() throws JsonProcessingException {
    // Given
    var objection =
        MAPPER.readValue(
            """
            {"id":"01990000-0000-7000-8000-000000000009","advertiser":"*",
             "receivedAt":"2026-11-01T10:00:00+01:00","liftedAt":null,"channel":"WEB"}
            """,
            ObjectionFact.class);
    var facts =
        new Facts(
            new Gathered.Unavailable<>(FactSource.CONSENT_SERVICE),
            new Gathered.Known<>(new ObjectionFacts(List.of(objection))),
            new Gathered.Known<>(CallerFacts.none()),
            new Gathered.Unavailable<>(FactSource.CALLER_ID_SERVICE));
    // When
    var json = MAPPER.writeValueAsString(facts);
    var again = MAPPER.readValue(json, Facts.class);
    // Then
    assertEquals(facts, again);
    assertTrue(json.contains("{\"unavailable\":\"CONSENT_SERVICE\"}"), json);
  }

  @Test
  void factsLoggedBeforeTheCallerWasLookedUpTwiceAreThoseOfBothInstants()
      throws JsonProcessingException {
    // Given
    var facts = Facts.none();
    // When
    var json = MAPPER.writeValueAsString(facts);
    var again = MAPPER.readValue(json, Facts.class);
    // Then
    assertFalse(json.contains("callerWhenDecided"), json);
    assertEquals(facts, again.whenDecided());
  }

  @Test
  void subjectsAreSimilarWithinTheirDeclaredFamiliesOnly() {
    // Given
    var advertiser =
        new AdvertiserFact(
            "zonnestroom",
            "Zonnestroom",
            Sector.COMMERCIAL,
            true,
            UntrainedTelemarketer.DENY,
            List.of(List.of("energy", "solar"), List.of("solar", "battery")));
    // When
    var toSolar = advertiser.similarTo("solar");
    var toOther = advertiser.similarTo("insurance");
    // Then
    assertEquals(List.of("battery", "energy", "solar"), List.copyOf(toSolar));
    assertEquals(List.of("insurance"), List.copyOf(toOther));
  }
}
