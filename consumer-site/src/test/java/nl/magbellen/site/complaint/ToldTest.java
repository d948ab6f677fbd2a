package nl.magbellen.site.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.testing.TestWorld;
import nl.magbellen.site.page.Language;
import nl.magbellen.site.page.PageContext;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.service.SiteComplaint;
import nl.magbellen.site.service.ToldCall;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody who complained reads about whose call it was. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class ToldTest {

  private static final String NAME = "Zonnestroom B.V.";
  private static final Instant RANG = Instant.parse("2026-11-28T13:05:00Z");

  @ParameterizedTest
  @CsvSource({
    "DUTCH, +31207001234, PERMITTED, Zonnestroom B.V. gebruikt dit nummer.",
    "DUTCH, +31207001234, NOT_ASKED, Zonnestroom B.V. gebruikt dit nummer.",
    "DUTCH, +31207001234, DENIED, Zonnestroom B.V. wilde u bellen en dit nummer laten zien.",
    "ENGLISH, +31207001234, DENIED, Zonnestroom B.V. wanted to call you and to show this number."
  })
  void whoeverWasRefusedIsNotSaidToUseTheNumber(
      Language language, String caller, String finding, String words) {
    // When
    Told told = told(language, TelephoneNumber.parse(caller), finding);
    // Then
    assertThat(told.known().getFirst()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "DUTCH, Misschien belde Zonnestroom B.V. u dus.",
    "ENGLISH, So perhaps Zonnestroom B.V. called you."
  })
  void nameThatEndsWithAFullStopIsNotTheEndOfASentence(Language language, String words) {
    // When
    Told told = told(language, null, "DENIED");
    // Then
    assertThat(told.known().getFirst()).endsWith(words);
  }

  private static Told told(Language language, TelephoneNumber caller, String finding) {
    var call = new ToldCall(caller, RANG, true, false, false);
    var complaint =
        new SiteComplaint(
            new UUID(1, 2),
            TelephoneNumber.parse("+31612345678"),
            call,
            finding,
            "zonnestroom",
            RANG,
            null,
            List.of(),
            null,
            null,
            RANG,
            LocalDate.of(2026, 12, 5),
            null,
            null);
    var page = new PageContext(language, Place.COMPLAIN_DONE, "06 … 678", true, List.of(), null);
    return Told.of(complaint, NAME, page);
  }
}
