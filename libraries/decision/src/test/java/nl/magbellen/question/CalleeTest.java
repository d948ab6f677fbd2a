package nl.magbellen.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
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
        "reference":"row-17","campaign":null,"telemarketers":[]}""",
        logged);
  }

  @Test
  void termsOfACampaignHoldItsIdAndWhoWasLoggedIn() {
    // Given
    var terms = unnamed().inCampaign("winter", List.of("t-0042", "t-0043"));
    // When
    var logged = TermsJson.write(terms);
    // Then
    assertTrue(
        logged.endsWith("\"campaign\":\"winter\",\"telemarketers\":[\"t-0042\",\"t-0043\"]}"),
        logged);
    assertEquals(terms, TermsJson.read(logged));
    assertEquals(terms, TermsJson.read(logged).at(terms.at()));
  }

  @Test
  void whoIsLoggedInIsNothingToAQuestionThatNamesItsTelemarketer() {
    // Given
    var named = question(Purpose.SERVICE, null).terms();
    // When
    var terms = named.inCampaign("winter", List.of("t-0043"));
    // Then
    assertEquals(List.of(), terms.telemarketers());
    assertEquals("winter", terms.campaign());
  }

  @Test
  void termsThatWereLoggedBeforeThereWereCampaignsAreRead() {
    // Given
    var terms = unnamed();
    var logged = TermsJson.write(terms).replace(",\"campaign\":null,\"telemarketers\":[]", "");
    // When
    var read = TermsJson.read(logged);
    // Then
    assertFalse(logged.contains("campaign"), logged);
    assertEquals(terms, read);
  }

  private static Terms unnamed() {
    return TermsJson.read(
        TermsJson.write(question(Purpose.SERVICE, null).terms()).replace("\"t-0042\"", "null"));
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
            "row-17",
            null,
            List.of()));
  }
}
