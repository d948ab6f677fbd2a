package nl.magbellen.consent.balancetest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Period;
import nl.magbellen.consent.EditedRulebook;
import nl.magbellen.service.refusal.CommonRefusal.InvalidFields;
import nl.magbellen.service.refusal.RefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The term is that of the day of the test, in a rulebook whose longest term shrinks in 2025. */
class CustomerTermTest {

  private static final CustomerTerm TERM =
      new CustomerTerm(
          EditedRulebook.with(
              """
                - id: NL.CTM.CUSTOMER-TERM
                  kind: basis
                  from: 2020-06-01
              """,
              """
                - id: NL.CTM.CUSTOMER-TERM
                  kind: basis
                  from: 2025-01-01
                  reasons: [CUSTOMER_TERM_PASSED, BALANCE_TEST_MISSING]
                  calleeKinds: [NATURAL_PERSON, UNKNOWN]
                  source: {in: CTM-2024, article: "art. 99"}
                  confidence: read
                  title: {nl: "Korter", en: "Shorter"}
                  parameters:
                    maxTerm: {value: P1Y}
                    adviceOutcomes: {value: [POSITIVE]}
                - id: NL.CTM.CUSTOMER-TERM
                  kind: basis
                  from: 2020-06-01
                  until: 2025-01-01
              """));

  @ParameterizedTest
  @CsvSource({
    "2019-01-01, P10Y",
    "2020-05-31, P10Y",
    "2020-06-01, P3Y",
    "2024-12-31, P3Y",
    "2025-01-01, P1Y"
  })
  void termOfItsDayNeedsNoAdvice(LocalDate heldOn, Period term) {
    assertDoesNotThrow(() -> TERM.requireAdvised(heldOn, term, null));
  }

  @ParameterizedTest
  @CsvSource({
    "2020-06-01, P3Y1D, 'P3Y, NL.CTM.CUSTOMER-TERM: Code Telemarketing 2020'",
    "2024-12-31, P3Y1D, 'P3Y, NL.CTM.CUSTOMER-TERM: Code Telemarketing 2020'",
    "2025-01-01, P1Y1D, 'P1Y, art. 99'"
  })
  void longerTermThanThatOfItsDayIsRefused(LocalDate heldOn, Period term, String told) {
    // When
    var refused =
        assertThrows(RefusedException.class, () -> TERM.requireAdvised(heldOn, term, null));
    // Then
    String message =
        assertInstanceOf(InvalidFields.class, refused.refusal()).errors().getFirst().message();
    for (String part : told.split(", ")) {
      assertTrue(message.contains(part), message);
    }
  }
}
