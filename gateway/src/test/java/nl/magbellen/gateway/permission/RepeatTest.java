package nl.magbellen.gateway.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.decision.Basis;
import nl.magbellen.decision.BasisType;
import nl.magbellen.decision.Verdict;
import nl.magbellen.facts.ConsentFact;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.Gathered;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.RequestedCallFact;
import nl.magbellen.gateway.answer.CallPermission;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a repeat sees of that on which its first answer may rest. */
class RepeatTest {

  private static final Instant NOW = Instant.parse("2026-11-24T13:00:00Z");
  private static final UUID CALL = new UUID(0, 1);

  @ParameterizedTest
  @CsvSource({
    // the first answer rests on, the call is held by, and then the repeat sees it as
    "REQUESTED_CALL, FIRST, free",
    "REQUESTED_CALL, ANOTHER, held",
    "REQUESTED_CALL, NOBODY, held",
    "CONSENT, ANOTHER, held",
    "CONSENT, NOBODY, free",
    "NOTHING, ANOTHER, held",
    "NOTHING, NOBODY, free"
  })
  void requestedCallIsFreeForTheRepeatOfTheDecisionThatHoldsIt(
      String restsOn, String heldBy, String seenAs) {
    // Given
    var repeat = new Repeat(null, answer(restsOn));
    // When
    Facts seen = repeat.seen(facts(heldBy));
    // Then
    var call =
        ((Gathered.Known<LegalBasisFacts>) seen.legalBases()).known().requestedCalls().getFirst();
    assertEquals(seenAs, call.isPendingAt(NOW) ? "held" : "free");
  }

  @ParameterizedTest
  @CsvSource({
    // the first answer rests on, the consent was used, in seconds after it; whether that is told
    "CONSENT, -1, false",
    "CONSENT, 0, true",
    "CONSENT, 30, true",
    "REQUESTED_CALL, 30, false",
    "NOTHING, 30, false"
  })
  void callOnTheConsentOfTheFirstAnswerSpendsIt(String restsOn, long used, boolean spent) {
    // Given
    var consent =
        new ConsentFact(
            CALL,
            "zonnestroom",
            "solar-panels",
            null,
            NOW.minusSeconds(3600),
            null,
            "WEB",
            null,
            false,
            false,
            null,
            List.of(),
            List.of(),
            null,
            List.of(NOW.plusSeconds(used)));
    var none = Facts.none();
    var known =
        Facts.of(
            new Gathered.Known<>(
                new LegalBasisFacts(
                    List.of(consent), List.of(), List.of(), List.of(), List.of(), List.of())),
            none.objections(),
            none.caller());
    // When
    boolean isSpent = new Repeat(null, answer(restsOn)).isSpent(known);
    // Then
    assertEquals(spent, isSpent);
  }

  private static CallPermission answer(String restsOn) {
    boolean permitted = !restsOn.equals("NOTHING");
    Basis basis =
        switch (restsOn) {
          case "REQUESTED_CALL" ->
              new Basis(BasisType.REQUESTED_CALL, "requested-call:" + CALL, "NL.REQUESTED");
          case "CONSENT" -> new Basis(BasisType.CONSENT, "consent:" + CALL, "NL.TW.CONSENT");
          default -> null;
        };
    return new CallPermission(
        decision("FIRST"),
        null,
        permitted ? Verdict.PERMIT : Verdict.DENY,
        NOW,
        NOW,
        "2026-07-01.65b84a1d",
        true,
        basis,
        List.of(),
        List.of(),
        null,
        permitted ? NOW.plusSeconds(900) : null,
        null);
  }

  private static Facts facts(String holder) {
    var call = new RequestedCallFact(CALL, "solar-panels", NOW, null, null, null, null);
    Instant until = holder.equals("NOBODY") ? null : NOW.plusSeconds(900);
    Facts none = Facts.none();
    return Facts.of(
        new Gathered.Known<>(
            new LegalBasisFacts(
                List.of(),
                List.of(),
                List.of(call.heldBy(decision(holder), until)),
                List.of(),
                List.of(),
                List.of())),
        none.objections(),
        none.caller());
  }

  private static UUID decision(String holder) {
    return switch (holder) {
      case "FIRST" -> new UUID(1, 1);
      case "ANOTHER" -> new UUID(1, 2);
      default -> null;
    };
  }
}
