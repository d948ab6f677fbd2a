package nl.magbellen.site.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.testing.TestWorld;
import nl.magbellen.site.caller.Names;
import nl.magbellen.site.service.AskedPermissions;
import nl.magbellen.site.service.ConsentRecords;
import nl.magbellen.site.service.Party;
import nl.magbellen.site.service.ServiceJson;
import nl.magbellen.site.service.SiteObjection;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestWorld.class)
class EverythingTest {

  private static final TelephoneNumber NUMBER = TelephoneNumber.parse("+31612345678");

  @Inject Everything everything;

  @Test
  void fileHoldsAllAndItsProofSaysOfWhichNumberItIs() throws JsonProcessingException {
    // Given
    var objection =
        new SiteObjection(
            new UUID(1, 2),
            NUMBER,
            Party.EVERYBODY,
            "WEB",
            Instant.parse("2026-11-29T09:00:00Z"),
            null);
    var question =
        new AskedPermissions.Question(
            "zonnestroom", Instant.parse("2026-11-28T09:00:00Z"), "DENY", "energy-contract", null);
    var reached =
        new ConsentRecords.WrongPerson(
            new UUID(3, 4), "windkracht", Instant.parse("2026-11-27T09:00:00Z"), true);
    var stored =
        new ConsentRecords.Records(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(reached));
    var records =
        new RecordsOfNumber(
            List.of(objection),
            List.of(),
            List.of(),
            Optional.of(stored),
            Optional.of(List.of(question)),
            Optional.of(List.of()),
            new Names(Map.of("zonnestroom", "Zonnestroom BV"), true));
    // When
    var file = ServiceJson.MAPPER.readTree(new String(everything.file(NUMBER, records), UTF_8));
    var made = everything.read(file.path("proof").asText());
    // Then
    assertThat(file.path("number").asText()).isEqualTo("+31612345678");
    assertThat(file.at("/objections/0/against/id").asText()).isEqualTo("*");
    assertThat(file.at("/questionsOfTwelveMonths/0/decision").asText()).isEqualTo("DENY");
    assertThat(file.at("/wrongPersons/0/advertiser").asText()).isEqualTo("windkracht");
    assertThat(file.at("/wrongPersons/0/minor").asBoolean()).isTrue();
    assertThat(records.advertisers()).contains("windkracht");
    assertThat(file.at("/namesOfOrganisations/zonnestroom").asText()).isEqualTo("Zonnestroom BV");
    assertThat(made).map(Everything.Made::number).contains(NUMBER);
  }

  @Test
  void proofThatWasChangedIsOfNothing() {
    // When
    var made = everything.read("eyJhIjoxfQ.eyJhIjoxfQ." + "s".repeat(86));
    // Then
    assertThat(made).isEmpty();
  }
}
