package nl.magbellen.consent.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.magbellen.service.json.JsonSettings;
import nl.magbellen.service.json.TreeFields;
import nl.magbellen.consent.Channel;
import nl.magbellen.consent.VerificationMethod;
import nl.magbellen.consent.lookup.LegalBasisFacts.BalanceTestFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.CommitteeAdviceFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.ConsentFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.PublishedNumberFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.RelationFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.RequestedCallFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.VerificationFact;
import nl.magbellen.consent.relation.RelationKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Jackson's own way with records is the oracle. */
class HandWrittenJsonTest {

  private static final ObjectMapper ORACLE = JsonSettings.apply(JsonMapper.builder().build());
  private static final ObjectMapper BY_HAND = byHand();

  private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");
  private static final Instant AT = Instant.parse("2026-11-24T13:00:00.125Z");

  private static final ConsentFact CONSENT =
      new ConsentFact(
          ID,
          "zonnestroom",
          "energy-contract",
          "klant-1",
          AT,
          AT.plusSeconds(1),
          Channel.WEB,
          "v1",
          true,
          true,
          Period.ofMonths(6),
          List.of(new VerificationFact(VerificationMethod.SMS_CODE, AT.plusSeconds(2))),
          List.of(AT.plusSeconds(3)),
          AT.plusSeconds(4),
          List.of(AT.plusSeconds(5), AT.plusSeconds(6)));
  private static final ConsentFact BARE_CONSENT =
      new ConsentFact(
          ID,
          "a",
          "b",
          null,
          AT,
          null,
          Channel.OTHER,
          "v",
          false,
          false,
          null,
          List.of(),
          List.of(),
          null,
          List.of());
  private static final RelationFact RELATION =
      new RelationFact(ID, "gift", "p", RelationKind.DONOR, AT, AT.plusSeconds(1), true, true);
  private static final RequestedCallFact CALL =
      new RequestedCallFact(
          ID, "gift", AT, AT.plusSeconds(1), AT.plusSeconds(2), ID, AT.plusSeconds(3));
  private static final BalanceTestFact TEST =
      new BalanceTestFact(
          ID,
          "gift",
          LocalDate.of(2026, 2, 28),
          Period.ofYears(5),
          new CommitteeAdviceFact(
              "NEGATIVE", Period.ofYears(4), LocalDate.of(2026, 3, 1), "2026-04"));
  private static final BalanceTestFact UNADVISED_TEST =
      new BalanceTestFact(ID, "*", LocalDate.of(2026, 2, 28), Period.ofYears(2), null);
  private static final PublishedNumberFact PUBLISHED =
      new PublishedNumberFact(
          ID,
          "Bakkerij Jansen",
          "12345678",
          "https://jansen.example/contact",
          "0".repeat(64),
          AT,
          "offers of flour",
          List.of("flour", "ovens"));

  static Stream<Arguments> facts() {
    return Stream.of(
        fact(CONSENT, FactIn::consent),
        fact(BARE_CONSENT, FactIn::consent),
        fact(RELATION, FactIn::relation),
        fact(CALL, FactIn::requestedCall),
        fact(TEST, FactIn::balanceTest),
        fact(UNADVISED_TEST, FactIn::balanceTest),
        fact(PUBLISHED, FactIn::publishedNumber));
  }

  private static Arguments fact(Object fact, Function<TreeFields, Object> reader) {
    return Arguments.of(fact, reader);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void factIsReadAsItWas(Object fact, Function<TreeFields, Object> reader)
      throws JsonProcessingException {
    // When
    Object read = reader.apply(new TreeFields(ORACLE.valueToTree(fact)));
    // Then
    assertEquals(fact, read);
  }

  @Test
  void factsAreTheSameText() throws JsonProcessingException {
    // Given
    var facts =
        new LegalBasisFacts(
            List.of(CONSENT, BARE_CONSENT),
            List.of(RELATION),
            List.of(CALL),
            List.of(TEST, UNADVISED_TEST),
            List.of(PUBLISHED));
    // When
    String text = BY_HAND.writeValueAsString(facts);
    // Then
    assertEquals(ORACLE.writeValueAsString(facts), text);
  }

  private static ObjectMapper byHand() {
    ObjectMapper mapper = JsonSettings.apply(JsonMapper.builder().build());
    new FactsOut.Settings().customize(mapper);
    return mapper;
  }
}
