package nl.magbellen.site.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.qute.Engine;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.magbellen.service.testing.TestWorld;
import nl.magbellen.site.caller.Names;
import nl.magbellen.site.page.Language;
import nl.magbellen.site.page.PageContext;
import nl.magbellen.site.page.Place;
import nl.magbellen.site.service.ConsentRecords;
import nl.magbellen.site.service.ServiceJson;
import org.junit.jupiter.api.Test;

/** What the holder of a number sees of calls that reached another person. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class WrongPersonsOnThePageTest {

  private static final String OF_CONSENT_SERVICE =
      """
      {"consents":[],"relations":[],"proofRequests":[],"publishedNumbers":[],
       "wrongPersons":[{"id":"01990000-0000-7000-8000-000000000001",
         "advertiser":"zonnestroom","reachedAt":"2026-11-20T10:00:00+01:00","minor":%s}]}
      """;

  @Inject Engine pages;

  @Test
  void whoReachedAnotherAndWhenIsShownInDutch() throws JsonProcessingException {
    // Given
    var records = records(OF_CONSENT_SERVICE.formatted(false));
    // When
    String html = page(Language.DUTCH, records);
    // Then
    assertThat(html)
        .contains("Zonnestroom BV")
        .contains("20 november 2026")
        .contains("Iemand anders dan wie toestemming gaf")
        .doesNotContain("minderjarige");
  }

  @Test
  void minorIsToldInEnglish() throws JsonProcessingException {
    // Given
    var records = records(OF_CONSENT_SERVICE.formatted(true));
    // When
    String html = page(Language.ENGLISH, records);
    // Then
    assertThat(html).contains("20 November 2026").contains("A minor");
  }

  @Test
  void anOlderConsentServiceTellsOfNone() throws JsonProcessingException {
    // Given
    var records = records("{\"consents\":[],\"relations\":[],\"proofRequests\":[]}");
    // When
    String html = page(Language.DUTCH, records);
    // Then
    assertThat(html).contains("Geen organisatie heeft dit gemeld.");
  }

  private static RecordsOfNumber records(String json) throws JsonProcessingException {
    var stored = ServiceJson.MAPPER.readValue(json, ConsentRecords.Records.class);
    var names = new Names(Map.of("zonnestroom", "Zonnestroom BV"), true);
    return new RecordsOfNumber(
        List.of(),
        List.of(),
        List.of(),
        Optional.of(stored),
        Optional.of(List.of()),
        Optional.empty(),
        names);
  }

  private String page(Language language, RecordsOfNumber records) {
    var page = new PageContext(language, Place.RECORDS, "06 ** ** ** 78", true, List.of(), null);
    return pages
        .getTemplate("site/records-wrong-persons")
        .data("page", page)
        .data("records", records)
        .setLocale(language.locale())
        .render();
  }
}
