package nl.magbellen.callerid.mandate;

import static nl.magbellen.callerid.Clients.advertiser;
import static nl.magbellen.callerid.Clients.agency;
import static nl.magbellen.callerid.Clients.agencyMandatedBy;
import static nl.magbellen.callerid.Clients.mandateBody;
import static nl.magbellen.callerid.Clients.newId;
import static nl.magbellen.callerid.Clients.registrar;
import static nl.magbellen.callerid.Clients.registrarOfAgency;
import static nl.magbellen.callerid.Clients.registrarOfAll;
import static nl.magbellen.callerid.Clients.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestWorld.class)
class MandateResourceTest {

  private String advertiser;
  private String agency;

  @BeforeEach
  void registerBoth() {
    advertiser = advertiser();
    agency = agency();
  }

  @Test
  void registrarMayRegisterTheAgencyThatItMandatesButNotRenameIt() {
    // Given
    String id = newId("agency");
    registrar(advertiser).body(Map.of("name", "Belhuis")).put("/v1/agencies/{id}", id);
    // When
    var renamed = registrar(advertiser).body(Map.of("name", "Anders")).put("/v1/agencies/{id}", id);
    var same = registrar(advertiser).body(Map.of("name", "Belhuis")).put("/v1/agencies/{id}", id);
    // Then
    renamed.then().statusCode(403).contentType("application/problem+json");
    same.then().statusCode(200).body("version", equalTo(1));
  }

  @Test
  void agencyMayRenameItself() {
    // When
    var renamed =
        registrarOfAgency(agency, advertiser)
            .body(Map.of("name", "Nieuw Belhuis"))
            .put("/v1/agencies/{id}", agency);
    // Then
    renamed.then().statusCode(200).body("version", equalTo(2));
    registrarOfAll()
        .get("/v1/agencies/{id}", agency)
        .then()
        .statusCode(200)
        .body("name", equalTo("Nieuw Belhuis"));
  }

  @Test
  void agenciesAreListedAndUnknownOnesAreMissing() {
    registrarOfAll()
        .queryParam("limit", 1000)
        .get("/v1/agencies")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(agency));
    registrarOfAll().get("/v1/agencies/{id}", newId("missing")).then().statusCode(404);
  }

  @Test
  void clientSeesTheAgenciesThatItsAdvertisersMandatedNowOrOnceItsOwnAndNoOthers() {
    // Given
    String ended = agency();
    registrarOfAll()
        .body(with(mandateBody(ended, advertiser), "to", "2026-02-01T00:00:00+01:00"))
        .post("/v1/mandates");
    String foreign = agencyMandatedBy(advertiser());
    String own = agency();
    mandate();
    // When
    var ofAdvertiser = registrar(advertiser).get("/v1/agencies");
    var ofAgency = registrarOfAgency(own, newId("nobody")).get("/v1/agencies");
    // Then
    ofAdvertiser
        .then()
        .statusCode(200)
        .body("items.id", hasItems(agency, ended))
        .body("items.id", not(hasItem(foreign)))
        .body("items.id", not(hasItem(own)));
    ofAgency.then().body("items.id", hasItem(own)).body("items.id", not(hasItem(agency)));
  }

  @Test
  void foreignAgencyLooksLikeNone() {
    // Given
    mandate();
    // When
    var foreign = registrar("windkracht").get("/v1/agencies/{id}", agency);
    var missing = registrar("windkracht").get("/v1/agencies/{id}", newId("missing"));
    // Then
    foreign.then().statusCode(403).body("detail", equalTo(missing.path("detail")));
    missing.then().statusCode(403);
    registrar(advertiser).get("/v1/agencies/{id}", agency).then().statusCode(200);
    registrarOfAgency(agency, "windkracht").get("/v1/agencies/{id}", agency).then().statusCode(200);
  }

  @Test
  void clientSeesTheAgencyThatItRegisteredBeforeItMandatesIt() {
    // Given
    String id = newId("agency");
    registrar(advertiser).body(Map.of("name", "Belhuis")).put("/v1/agencies/{id}", id);
    // When
    var answer = registrar(advertiser).get("/v1/agencies/{id}", id);
    // Then
    answer.then().statusCode(200).body("name", equalTo("Belhuis"));
  }

  @Test
  void mandateIsRecordedWithItsHistory() {
    // When
    var answer =
        registrar(advertiser)
            .body(with(mandateBody(agency, advertiser), "subjects", List.of("gas", "solar")))
            .post("/v1/mandates");
    // Then
    answer
        .then()
        .statusCode(201)
        .body("id", notNullValue())
        .body("subjects", contains("gas", "solar"))
        .body("from", equalTo("2026-01-01T00:00:00+01:00"))
        .body("to", equalTo(null))
        .body("kind", equalTo("AGENCY"))
        .body("events.kind", contains("GIVEN"));
  }

  @ParameterizedTest
  @CsvSource({
    "from, 2999-01-01T00:00:00Z",
    "from, 2026-01-01",
    "to, 2026-01-01T00:00:00+01:00",
    "kind, BROKER",
    "agency, ''",
    "colour, red"
  })
  void wrongFieldIsTold(String field, String value) {
    // When
    var answer =
        registrar(advertiser)
            .body(with(mandateBody(agency, advertiser), field, value))
            .post("/v1/mandates");
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/" + field));
  }

  @Test
  void agencyAndAdvertiserMustBeRegistered() {
    registrarOfAll()
        .body(mandateBody(newId("missing"), advertiser))
        .post("/v1/mandates")
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:magbellen:problem:agency-not-registered"));
    registrarOfAll()
        .body(mandateBody(agency, newId("missing")))
        .post("/v1/mandates")
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:magbellen:problem:advertiser-not-registered"));
  }

  @Test
  void mandateEndsOnceAndNeverLater() {
    // Given
    String id = mandate();
    // When
    var ended = end(id, "2026-06-01T00:00:00+02:00");
    // Then
    ended
        .then()
        .statusCode(200)
        .body("to", equalTo("2026-06-01T00:00:00+02:00"))
        .body("events.kind", contains("GIVEN", "ENDED"));
    end(id, "2026-06-01T00:00:00+02:00").then().statusCode(200);
    end(id, "2026-07-01T00:00:00+02:00").then().statusCode(409);
    end(id, "2026-05-01T00:00:00+02:00").then().statusCode(200);
    end(id, "2025-05-01T00:00:00+02:00").then().statusCode(422);
  }

  @Test
  void mandateEndsNowWithoutABody() {
    // Given
    String id = mandate();
    // When
    var ended = registrar(advertiser).post("/v1/mandates/{id}/end", id);
    // Then
    ended.then().statusCode(200).body("to", notNullValue());
  }

  @Test
  void anotherAdvertisersMandateLooksLikeNone() {
    // Given
    String id = mandate();
    String none = "0199a1f0-0000-7000-8000-000000000000";
    // When
    var foreign = registrar("windkracht").get("/v1/mandates/{id}", id);
    var missing = registrar("windkracht").get("/v1/mandates/{id}", none);
    // Then
    foreign.then().statusCode(403).body("detail", equalTo(missing.path("detail")));
    missing.then().statusCode(403);
    registrar("windkracht").post("/v1/mandates/{id}/end", id).then().statusCode(403);
    registrar("windkracht")
        .body(mandateBody(agency, advertiser))
        .post("/v1/mandates")
        .then()
        .statusCode(403);
    registrarOfAll().get("/v1/mandates/{id}", none).then().statusCode(404);
  }

  @Test
  void listIsByAdvertiserAndAgency() {
    // Given
    String id = mandate();
    String other = agency();
    registrarOfAll().body(mandateBody(other, advertiser)).post("/v1/mandates");
    // When
    var ofAgency = registrar(advertiser).queryParam("agency", agency).get("/v1/mandates");
    var ofAdvertiser = registrarOfAll().queryParam("advertiser", advertiser).get("/v1/mandates");
    var foreign = registrar(advertiser).queryParam("advertiser", "windkracht").get("/v1/mandates");
    // Then
    ofAgency.then().statusCode(200).body("items.id", contains(id));
    ofAdvertiser.then().statusCode(200).body("items.agency", contains(agency, other));
    foreign.then().statusCode(403);
  }

  @Test
  void sameKeyAndBodyRecordsOneMandate() {
    // Given
    var body = mandateBody(agency, advertiser);
    String first =
        registrar(advertiser)
            .header("Idempotency-Key", agency)
            .body(body)
            .post("/v1/mandates")
            .asString();
    // When
    var again =
        registrar(advertiser).header("Idempotency-Key", agency).body(body).post("/v1/mandates");
    // Then
    again.then().statusCode(201).body(equalTo(first));
  }

  private String mandate() {
    return registrar(advertiser)
        .body(mandateBody(agency, advertiser))
        .post("/v1/mandates")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private Response end(String id, String to) {
    return registrar(advertiser).body(Map.of("to", to)).post("/v1/mandates/{id}/end", id);
  }
}
