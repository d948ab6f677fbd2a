package nl.magbellen.callerid;

import static nl.magbellen.callerid.Clients.advertiserBody;
import static nl.magbellen.callerid.Clients.newId;
import static nl.magbellen.callerid.Clients.operator;
import static nl.magbellen.callerid.Clients.registrar;
import static nl.magbellen.callerid.Clients.registrarOfAll;
import static nl.magbellen.callerid.Clients.service;
import static nl.magbellen.callerid.Clients.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import nl.magbellen.callerid.advertiser.Sector;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** An advertiser may not make itself a charity. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class SectorTest {

  private final String id = newId("advertiser");

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "COMMERCIAL")
  void newAdvertiserOfARegistrarIsCommercialAndTheSectorIsProposed(Sector sector) {
    // When
    var answer = put(registrar(id), sector);
    // Then
    answer
        .then()
        .statusCode(201)
        .body("sector", equalTo("COMMERCIAL"))
        .body("proposedSector", equalTo(sector.name()));
    sectorsAt("2026-11-01T12:00:00+01:00")
        .then()
        .body("facts.advertiser.sector", contains("COMMERCIAL"));
  }

  @Test
  void registrarOfAllAdvertisersProposesToo() {
    put(registrarOfAll(), Sector.PRESS_PUBLISHER).then().body("sector", equalTo("COMMERCIAL"));
  }

  @Test
  void sectorInForceStaysWhenARegistrarProposesAnother() {
    // Given
    put(operator(), Sector.CHARITY_OR_IDEAL);
    // When
    var answer = put(registrar(id), Sector.GOOD_CAUSE_LOTTERY);
    // Then
    answer
        .then()
        .statusCode(200)
        .body("sector", equalTo("CHARITY_OR_IDEAL"))
        .body("proposedSector", equalTo("GOOD_CAUSE_LOTTERY"))
        .body("version", equalTo(2));
  }

  @Test
  void presentSectorProposesNothing() {
    // Given
    put(registrar(id), Sector.CHARITY_OR_IDEAL);
    // When
    var answer = put(registrar(id), Sector.COMMERCIAL);
    // Then
    answer.then().body("sector", equalTo("COMMERCIAL")).body("proposedSector", equalTo(null));
  }

  @Test
  void operatorsPutSettlesTheSector() {
    // Given
    put(registrar(id), Sector.CHARITY_OR_IDEAL);
    // When
    var answer = put(operator(), Sector.CHARITY_OR_IDEAL);
    // Then
    answer
        .then()
        .statusCode(200)
        .body("sector", equalTo("CHARITY_OR_IDEAL"))
        .body("proposedSector", equalTo(null));
  }

  @Test
  void operatorSettlesAProposalFromNowOnAndHistoryKeepsBoth() {
    // Given
    put(registrar(id), Sector.CHARITY_OR_IDEAL);
    // When
    var answer = settle("CHARITY_OR_IDEAL");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("sector", equalTo("CHARITY_OR_IDEAL"))
        .body("proposedSector", equalTo(null))
        .body("sectorEvidence", equalTo("anbi:1"))
        .body("name", equalTo("Zonnestroom B.V."))
        .body("version", equalTo(2));
    var settledAt = DutchTime.parse(answer.path("recordedAt"));
    sectorsAt(DutchTime.format(settledAt.minus(1, ChronoUnit.MICROS)), DutchTime.format(settledAt))
        .then()
        .body("facts.advertiser.sector", contains("COMMERCIAL", "CHARITY_OR_IDEAL"));
  }

  @Test
  void settledSectorStaysWithItsEvidenceWhenARegistrarChangesTheRest() {
    // Given
    put(registrar(id), Sector.CHARITY_OR_IDEAL);
    settle("CHARITY_OR_IDEAL");
    // When
    var answer =
        registrar(id)
            .body(with(with(advertiserBody(), "sector", "CHARITY_OR_IDEAL"), "name", "Kat"))
            .put("/v1/advertisers/{id}", id);
    // Then
    answer
        .then()
        .body("name", equalTo("Kat"))
        .body("sector", equalTo("CHARITY_OR_IDEAL"))
        .body("sectorEvidence", equalTo("anbi:1"))
        .body("proposedSector", equalTo(null));
  }

  @Test
  void sectorOfNobodyIsNotSettled() {
    settle("CHARITY_OR_IDEAL").then().statusCode(404);
  }

  @Test
  void operatorListsWhatIsProposed() {
    // Given
    String plain = newId("advertiser");
    put(registrar(id), Sector.CHARITY_OR_IDEAL);
    registrar(plain).body(advertiserBody()).put("/v1/advertisers/{id}", plain);
    // When
    var proposed = list(true);
    var others = list(false);
    // Then
    proposed
        .then()
        .statusCode(200)
        .body("items.id", hasItem(id))
        .body("items.id", not(hasItem(plain)));
    others.then().body("items.id", hasItem(plain)).body("items.id", not(hasItem(id)));
    settle("COMMERCIAL");
    list(true).then().body("items.id", not(hasItem(id)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "TRUE"})
  void filterOfProposalsIsTrueOrFalse(String proposed) {
    operator().queryParam("sectorProposed", proposed).get("/v1/advertisers").then().statusCode(400);
  }

  private Response put(RequestSpecification client, Sector sector) {
    return client
        .body(with(advertiserBody(), "sector", sector.name()))
        .put("/v1/advertisers/{id}", id);
  }

  private Response settle(String sector) {
    return operator()
        .body(Map.of("sector", sector, "evidence", "anbi:1"))
        .post("/v1/advertisers/{id}/sector", id);
  }

  private static Response list(boolean proposed) {
    return operator().queryParams("sectorProposed", proposed, "limit", 1000).get("/v1/advertisers");
  }

  private Response sectorsAt(String... instants) {
    var lookups = List.of(instants).stream().map(at -> Map.of("advertiser", id, "at", at)).toList();
    return service().body(Map.of("lookups", lookups)).post("/internal/lookups");
  }
}
