package nl.magbellen.callerid.telemarketer;

import static nl.magbellen.callerid.Clients.advertiser;
import static nl.magbellen.callerid.Clients.agency;
import static nl.magbellen.callerid.Clients.agencyMandatedBy;
import static nl.magbellen.callerid.Clients.newId;
import static nl.magbellen.callerid.Clients.registrar;
import static nl.magbellen.callerid.Clients.registrarOfAgency;
import static nl.magbellen.callerid.Clients.registrarOfAll;
import static nl.magbellen.callerid.Clients.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestWorld.class)
class TelemarketerResourceTest {

  private static final Map<String, Object> TRAINING =
      Map.of(
          "module", "LAW_AND_CODE",
          "codeVersion", "CTM 2024",
          "passedOn", "2026-02-01",
          "validUntil", "2028-02-01");

  private final String id = newId("t");
  private String advertiser;
  private String agency;

  @BeforeEach
  void registerAgency() {
    advertiser = advertiser();
    agency = agencyMandatedBy(advertiser);
  }

  @Test
  void telemarketerIsShownWithTrainings() {
    // Given
    put(agency, registrar(advertiser));
    registrar(advertiser).body(TRAINING).post("/v1/telemarketers/{id}/trainings", id);
    // When
    var answer = registrar(advertiser).get("/v1/telemarketers/{id}", id);
    // Then
    answer
        .then()
        .statusCode(200)
        .body("name", equalTo("S. de Vries"))
        .body("agency", equalTo(agency))
        .body("trainings.module", contains("LAW_AND_CODE"))
        .body("trainings.passedOn", contains("2026-02-01"));
  }

  @Test
  void sameContentAddsNoVersion() {
    // Given
    put(agency, registrar(advertiser));
    // When
    var again = put(agency, registrar(advertiser));
    // Then
    again.then().statusCode(200).body("version", equalTo(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2012",
        "2020",
        "2021",
        "2024",
        "CTM 2012",
        "CTM 2020",
        "CTM 2021",
        "CTM 2024",
        "CTM-2024",
        "CTM2024",
        "GTM 2024",
        "ctm 2024"
      })
  void codeThatExistsIsTaken(String code) {
    // Given
    put(agency, registrar(advertiser));
    // When
    var answer = train(registrar(advertiser), with(TRAINING, "codeVersion", code));
    // Then
    answer.then().statusCode(201).body("codeVersion", equalTo(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CTM",
        "CTM 2022",
        "2023",
        "CTM 2025",
        "CTM  2024",
        "GTM-2024",
        "Code 2024",
        "CTM 2024 v2",
        "12024",
        "CTM 2024 "
      })
  void codeThatDoesNotExistIsRefusedWithThoseThatDo(String code) {
    // Given
    put(agency, registrar(advertiser));
    // When
    var answer = train(registrar(advertiser), with(TRAINING, "codeVersion", code));
    // Then
    answer
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/codeVersion"))
        .body("errors.message", contains("Must be one of CTM 2012, CTM 2020, CTM 2021, CTM 2024."));
  }

  @ParameterizedTest
  @CsvSource({
    "module, COOKING",
    "passedOn, 2999-01-01",
    "passedOn, 1 februari",
    "validUntil, 2026-01-31"
  })
  void wrongTrainingIsTold(String field, String value) {
    // Given
    put(agency, registrar(advertiser));
    // When
    var answer =
        registrar(advertiser)
            .body(with(TRAINING, field, value))
            .post("/v1/telemarketers/{id}/trainings", id);
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/" + field));
  }

  @Test
  void telemarketerOfAnUnknownAgencyIsRefused() {
    put(newId("missing"), registrarOfAll()).then().statusCode(422);
  }

  @Test
  void agencyKeepsItsOwnTelemarketersOnly() {
    // Given
    put(agency, registrarOfAgency(agency, advertiser));
    String other = agencyMandatedBy(advertiser);
    // When
    var byOther = put(agency, registrarOfAgency(other, advertiser));
    // Then
    byOther.then().statusCode(403);
    registrarOfAgency(other, advertiser).get("/v1/telemarketers/{id}", id).then().statusCode(403);
  }

  @Test
  void anIdThatAnotherUsesIsAsFreeAsOneThatNobodyUses() {
    // Given
    put(null, registrar(advertiser));
    put(agency, registrar(advertiser));
    String stranger = advertiser();
    // When
    var answer = put(null, registrar(stranger));
    // Then
    answer.then().statusCode(201).body("version", equalTo(1));
    train(registrar(stranger), TRAINING).then().statusCode(201);
    registrar(advertiser)
        .queryParam("advertiser", advertiser)
        .get("/v1/telemarketers/{id}", id)
        .then()
        .statusCode(200)
        .body("trainings", hasSize(0));
  }

  @Test
  void ownersOfOneIdAreToldApart() {
    // Given
    put(null, registrar(advertiser));
    put(agency, registrar(advertiser));
    // When
    var ambiguous = registrar(advertiser).get("/v1/telemarketers/{id}", id);
    var training = train(registrar(advertiser), TRAINING);
    var toldApart = train(registrar(advertiser), with(TRAINING, "agency", agency));
    // Then
    ambiguous.then().statusCode(409).body("type", endsWith(":telemarketer-ambiguous"));
    training.then().statusCode(409);
    toldApart.then().statusCode(201);
    registrar(advertiser)
        .queryParam("agency", agency)
        .get("/v1/telemarketers/{id}", id)
        .then()
        .statusCode(200)
        .body("trainings", hasSize(1));
  }

  @Test
  void clientOfSeveralAdvertisersTellsOfWhichTheTelemarketerIs() {
    // Given
    var withAdvertiser = Map.of("name", "S. de Vries", "advertiser", advertiser);
    // When
    var byAll = put(null, registrarOfAll());
    var bySeveral = put(null, registrar(advertiser, "windkracht"));
    var told = registrarOfAll().body(withAdvertiser).put("/v1/telemarketers/{id}", id);
    var foreign = registrar("windkracht").body(withAdvertiser).put("/v1/telemarketers/{id}", id);
    // Then
    byAll.then().statusCode(400).body("errors.pointer", contains("/advertiser"));
    bySeveral.then().statusCode(400).body("errors.pointer", contains("/advertiser"));
    told.then().statusCode(201).body("advertiser", equalTo(advertiser));
    foreign.then().statusCode(403);
    put(null, registrar(advertiser)).then().statusCode(200).body("version", equalTo(1));
  }

  @Test
  void telemarketerIsOfAnAgencyOrOfAnAdvertiserButNotOfBoth() {
    registrar(advertiser)
        .body(Map.of("name", "S. de Vries", "agency", agency, "advertiser", advertiser))
        .put("/v1/telemarketers/{id}", id)
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/advertiser"));
  }

  @Test
  void telemarketerOfAnUnknownAdvertiserIsRefused() {
    put(null, registrar(newId("missing"))).then().statusCode(422);
  }

  @Test
  void advertiserWithoutMandateLearnsNothing() {
    // Given
    put(agency, registrarOfAll());
    String stranger = advertiser();
    // When
    var foreign = registrar(stranger).get("/v1/telemarketers/{id}", id);
    var missing = registrar(stranger).get("/v1/telemarketers/{id}", newId("missing"));
    // Then
    foreign.then().statusCode(403).body("detail", equalTo(missing.path("detail")));
    missing.then().statusCode(403);
    put(agency, registrar(stranger)).then().statusCode(403);
    registrar(stranger)
        .body(TRAINING)
        .post("/v1/telemarketers/{id}/trainings", id)
        .then()
        .statusCode(403);
    registrarOfAll().get("/v1/telemarketers/{id}", newId("missing")).then().statusCode(404);
  }

  @Test
  void advertiserWhoseMandateEndedMayLookButNotChange() {
    // Given
    put(agency, registrarOfAll());
    String mandate =
        registrar(advertiser).queryParam("agency", agency).get("/v1/mandates").path("items[0].id");
    registrar(advertiser)
        .body(Map.of("to", "2026-02-01T00:00:00Z"))
        .post("/v1/mandates/{id}/end", mandate);
    // When
    var training =
        registrar(advertiser).body(TRAINING).post("/v1/telemarketers/{id}/trainings", id);
    // Then
    training.then().statusCode(403);
    registrar(advertiser).get("/v1/telemarketers/{id}", id).then().statusCode(200);
  }

  @Test
  void telemarketerWithoutAgencyBelongsToTheRegistrarsAdvertisers() {
    // Given
    put(null, registrar(advertiser));
    // When
    var own = registrar(advertiser, "windkracht").get("/v1/telemarketers/{id}", id);
    var foreign = registrar("windkracht").get("/v1/telemarketers/{id}", id);
    // Then
    own.then().statusCode(200).body("trainings", hasSize(0));
    foreign.then().statusCode(403);
  }

  @Test
  void unmandatedAgencysTelemarketerIsNotTheAdvertisersToRegister() {
    put(agency(), registrar(advertiser)).then().statusCode(403);
  }

  private Response train(RequestSpecification client, Map<String, Object> training) {
    return client.body(training).post("/v1/telemarketers/{id}/trainings", id);
  }

  private Response put(String agency, RequestSpecification client) {
    Map<String, Object> body = new HashMap<>();
    body.put("name", "S. de Vries");
    body.put("agency", agency);
    return client.body(body).put("/v1/telemarketers/{id}", id);
  }
}
