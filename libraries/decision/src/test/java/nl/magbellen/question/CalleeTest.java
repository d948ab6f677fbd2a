package nl.magbellen.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import nl.magbellen.question.json.TermsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalleeTest {

  @ParameterizedTest
  @ValueSource(strings = {"06-12345678", "+31612345678", "112", "no number", "+3161234"})
  void anyTextIsACalleeThatReadsBackEqual(String text) {
    // Given
    var callee = Callee.parse(text);
    // When
    var again = Callee.parse(callee.text());
    // Then
    assertEquals(callee, again);
  }

  @ParameterizedTest
  @ValueSource(strings = {"06-12345678", "0612345"})
  void calleeIsNeverPrinted(String text) {
    // Given
    var callee = Callee.parse(text);
    // When
    var printed = callee.toString();
    // Then
    assertFalse(printed.matches(".*\\d.*"), printed);
  }

  @Test
  void callerIdIsWithheldShownOrUnparseable() {
    // Given
    var shownText = "020-7123456";
    // When
    var withheld = CallerId.parse(null);
    var shown = CallerId.parse(shownText);
    var unparseable = CallerId.parse("anonymous");
    // Then
    assertInstanceOf(CallerId.Withheld.class, withheld);
    assertNull(withheld.text());
    assertEquals("+31207123456", shown.text());
    assertEquals("anonymous", unparseable.text());
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void questionNeedsASubjectWhenItsCallOffersSomething(Purpose purpose) {
    // Given
    var offers = purpose != Purpose.SERVICE && purpose != Purpose.RESEARCH;
    // When
    var told = purpose.offers();
    // Then
    assertEquals(offers, told);
    if (offers) {
      assertThrows(IllegalArgumentException.class, () -> question(purpose, null));
    } else {
      assertNull(question(purpose, null).terms().subject());
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"+31207123456", "no number", ""})
  void termsTellNoCalleeAndComeBackWholeFromTheirJson(String callerId) {
    // Given
    var question = question(Purpose.SERVICE, callerId);
    // When
    var logged = TermsJson.write(question.terms());
    // Then
    assertFalse(logged.contains("612345678"));
    assertEquals(question, new Question(question.callee(), TermsJson.read(logged)));
  }

  @Test
  void termsAreAFieldForEachComponentNullsToo() {
    // Given
    var terms = question(Purpose.SERVICE, null).terms();
    // When
    var logged = TermsJson.write(terms);
    // Then
    assertEquals(
        """
        {"callerId":null,"advertiser":"zonnestroom","agency":"belhuis","telemarketer":"t-0042",\
        "purpose":"SERVICE","subject":null,"calleeKind":"UNKNOWN","person":"klant-88213",\
        "caller":"RECORDED","calleeMinor":true,"at":"2026-11-23T14:00:00+01:00",\
        "reference":"row-17"}""",
        logged);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"purpose\":\"SELL\"}"})
  void whatIsNoTermsIsRefused(String json) {
    assertThrows(IllegalArgumentException.class, () -> TermsJson.read(json));
  }

  private static Question question(Purpose purpose, String callerId) {
    return new Question(
        Callee.parse("+31612345678"),
        new Terms(
            CallerId.parse(callerId),
            "zonnestroom",
            "belhuis",
            "t-0042",
            purpose,
            null,
            CalleeKind.UNKNOWN,
            "klant-88213",
            Caller.RECORDED,
            true,
            Instant.parse("2026-11-23T13:00:00Z"),
            "row-17"));
  }
}
