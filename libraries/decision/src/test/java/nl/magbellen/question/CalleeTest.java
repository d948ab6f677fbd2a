package nl.magbellen.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    var told = Question.offers(purpose);
    // Then
    assertEquals(offers, told);
    if (offers) {
      assertThrows(IllegalArgumentException.class, () -> question(purpose));
    } else {
      assertNull(question(purpose).subject());
    }
  }

  @Test
  void loggedQuestionHasNoCalleeAndComesBackWhole() {
    // Given
    var question = question(Purpose.SERVICE);
    // When
    var logged = LoggedQuestion.of(question);
    // Then
    assertFalse(logged.toString().contains("612345678"));
    assertEquals(question, logged.askedAbout(question.callee()));
    assertTrue(logged.toString().contains("row-17"));
  }

  private static Question question(Purpose purpose) {
    return new Question(
        Callee.parse("+31612345678"),
        CallerId.parse("+31207123456"),
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
        "row-17");
  }
}
