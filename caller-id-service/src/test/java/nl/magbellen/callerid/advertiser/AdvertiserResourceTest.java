package nl.magbellen.callerid.advertiser;

import static nl.magbellen.callerid.Clients.advertiserBody;
import static nl.magbellen.callerid.Clients.as;
import static nl.magbellen.callerid.Clients.newId;
import static nl.magbellen.callerid.Clients.registrar;
import static nl.magbellen.callerid.Clients.registrarOfAll;
import static nl.magbellen.callerid.Clients.with;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestWorld.class)
class AdvertiserResourceTest {

  private final String id = newId("advertiser");

  @Test
  void newAdvertiserGetsTheDefaults() {
    // When
    var answer = registrar(id).body(advertiserBody()).put("/v1/advertisers/{id}", id);
    // Then
    answer
        .then()
        .statusCode(201)
        .body("id", equalTo(id))
        .body("active", equalTo(true))
        .body("untrainedTelemarketer", equalTo("DENY"))
        .body("manyComplaints", equalTo("ALERT"))
        .body("similarSubjects", hasSize(0))
        .body("telemarketerRequired", equalTo(false))
        .body("version", equalTo(1));
  }

  /** Whoever asks for one is answered by made-up facts: a real one must not be there. */
  @Test
  void testAdvertisersAreNotRegistered() {
    // When
    var answer = registrar("test-shop").body(advertiserBody()).put("/v1/advertisers/test-shop");
    // Then
    answer.then().statusCode(400).body("errors[0].code", equalTo("FOR_TESTS"));
  }

  @Test
  void clientThatDoesNotKnowTheSettingOfComplaintsDoesNotTurnItOff() {
    // Given
    registrar(id)
        .body(with(advertiserBody(), "manyComplaints", "DENY"))
        .put("/v1/advertisers/{id}", id);
    // When
    var without = registrar(id).body(advertiserBody()).put("/v1/advertisers/{id}", id);
    var off =
        registrar(id)
            .body(with(advertiserBody(), "manyComplaints", "ALERT"))
            .put("/v1/advertisers/{id}", id);
    // Then
    without.then().body("manyComplaints", equalTo("DENY")).body("version", equalTo(1));
    off.then().body("manyComplaints", equalTo("ALERT")).body("version", equalTo(2));
  }

  @Test
  void clientThatDoesNotKnowTheReflectionPeriodLeavesIt() {
    // Given
    var fresh = registrar(id).body(advertiserBody()).put("/v1/advertisers/{id}", id);
    registrar(id)
        .body(with(advertiserBody(), "reflectionPeriod", "P3D"))
        .put("/v1/advertisers/{id}", id);
    // When
    var without = registrar(id).body(advertiserBody()).put("/v1/advertisers/{id}", id);
    var other =
        registrar(id)
            .body(with(advertiserBody(), "reflectionPeriod", "P1W"))
            .put("/v1/advertisers/{id}", id);
    // Then
    fresh.then().body("reflectionPeriod", nullValue());
    without.then().body("reflectionPeriod", equalTo("P3D")).body("version", equalTo(2));
    other.then().body("reflectionPeriod", equalTo("P7D")).body("version", equalTo(3));
  }

  @Test
  void clientThatDoesNotKnowThatATelemarketerIsDemandedDoesNotTurnItOff() {
    // Given
    registrar(id)
        .body(with(advertiserBody(), "telemarketerRequired", true))
        .put("/v1/advertisers/{id}", id);
    // When
    var without = registrar(id).body(advertiserBody()).put("/v1/advertisers/{id}", id);
    var off =
        registrar(id)
            .body(with(advertiserBody(), "telemarketerRequired", false))
            .put("/v1/advertisers/{id}", id);
    // Then
    without.then().body("telemarketerRequired", equalTo(true)).body("version", equalTo(1));
    off.then().body("telemarketerRequired", equalTo(false)).body("version", equalTo(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/advertisers", "/v1/agencies"})
  void cursorWithTheCharacterNulIsNone(String list) {
    // When
    var answer = registrar("*").queryParam("cursor", "AAAA").get(list);
    // Then
    answer.then().statusCode(400).contentType("application/problem+json");
  }

  @Test
  void sameContentAddsNoVersion() {
    // Given
    registrar(id).body(advertiserBody()).put("/v1/advertisers/{id}", id);
    // When
    var again = registrar(id).body(advertiserBody()).put("/v1/advertisers/{id}", id);
    // Then
    again.then().statusCode(200).body("version", equalTo(1));
  }

  @Test
  void otherContentAddsAVersion() {
    // Given
    registrar(id).body(advertiserBody()).put("/v1/advertisers/{id}", id);
    var families = List.of(List.of("energy-contract", "solar-panels"), List.of("gas"));
    // When
    var changed =
        registrar(id)
            .body(with(advertiserBody(), "similarSubjects", families))
            .put("/v1/advertisers/{id}", id);
    // Then
    changed.then().statusCode(200).body("version", equalTo(2));
    registrar(id)
        .get("/v1/advertisers/{id}", id)
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("similarSubjects", equalTo(families));
  }

  @Test
  void sameKeyAndBodyReturnsTheFirstAnswer() {
    // Given
    String first =
        registrar(id)
            .header("Idempotency-Key", id)
            .body(advertiserBody())
            .put("/v1/advertisers/{id}", id)
            .asString();
    // When
    var again =
        registrar(id)
            .header("Idempotency-Key", id)
            .body(advertiserBody())
            .put("/v1/advertisers/{id}", id);
    // Then
    again.then().statusCode(201).body(equalTo(first));
  }

  @Test
  void sameKeyForAnotherWriteIsRefused() {
    // Given
    registrar(id)
        .header("Idempotency-Key", id)
        .body(advertiserBody())
        .put("/v1/advertisers/{id}", id);
    // When
    var other =
        registrar(id)
            .header("Idempotency-Key", id)
            .body(with(advertiserBody(), "name", "Windkracht B.V."))
            .put("/v1/advertisers/{id}", id);
    // Then
    other.then().statusCode(422).contentType("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({
    "kvk, 1234567",
    "kvk, 1234567a",
    "name, ''",
    "sector, ENERGY",
    "website, javascript:alert(1)",
    "website, zonnestroom.example",
    "website, http://zonnestroom.example",
    "website, https://user:password@zonnestroom.example",
    "website, https://user@zonnestroom.example/",
    "website, https://zonnestroom.example\\@elsewhere.example",
    "untrainedTelemarketer, MAYBE",
    "telemarketerRequired, perhaps",
    "reflectionPeriod, soon",
    "reflectionPeriod, P0D",
    "reflectionPeriod, P999999999Y",
    "active, perhaps"
  })
  void wrongFieldIsTold(String field, String value) {
    // When
    var answer =
        registrar(id).body(with(advertiserBody(), field, value)).put("/v1/advertisers/{id}", id);
    // Then
    answer
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.pointer", contains("/" + field));
  }

  @Test
  void emptyFamilyOfSubjectsIsRefused() {
    // When
    var answer =
        registrar(id)
            .body(with(advertiserBody(), "similarSubjects", List.of(List.of("gas"), List.of())))
            .put("/v1/advertisers/{id}", id);
    // Then
    answer.then().statusCode(400).body("errors", hasSize(1));
  }

  @Test
  void idMustBePlain() {
    registrarOfAll()
        .body(advertiserBody())
        .put("/v1/advertisers/{id}", "Zonne Stroom")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void registrarIsLimitedToItsAdvertisers() {
    registrar("windkracht")
        .body(advertiserBody())
        .put("/v1/advertisers/{id}", id)
        .then()
        .statusCode(403);
  }

  @Test
  void anotherAdvertiserLooksLikeNone() {
    // Given
    registrar(id).body(advertiserBody()).put("/v1/advertisers/{id}", id);
    // When
    var foreign = registrar("windkracht").get("/v1/advertisers/{id}", id);
    var missing = registrar("windkracht").get("/v1/advertisers/{id}", newId("missing"));
    // Then
    foreign.then().statusCode(403).body("detail", equalTo(missing.path("detail")));
    missing.then().statusCode(403);
    registrarOfAll().get("/v1/advertisers/{id}", newId("missing")).then().statusCode(404);
  }

  @Test
  void dialerListsItsOwnAdvertisersInPages() {
    // Given
    String second = newId("advertiser");
    registrarOfAll().body(advertiserBody()).put("/v1/advertisers/{id}", id);
    registrarOfAll().body(advertiserBody()).put("/v1/advertisers/{id}", second);
    registrarOfAll().body(advertiserBody()).put("/v1/advertisers/{id}", newId("advertiser"));
    var dialer = as(token(Role.DIALER, id, second));
    // When
    var page = dialer.queryParam("limit", 1).get("/v1/advertisers");
    var next =
        as(token(Role.DIALER, id, second))
            .queryParams("limit", 1, "cursor", page.path("nextCursor"))
            .get("/v1/advertisers");
    // Then
    var both = List.of(id, second).stream().sorted().toList();
    page.then().body("items.id", contains(both.getFirst()));
    next.then().body("items.id", contains(both.getLast())).body("nextCursor", equalTo(null));
  }

  @Test
  void listOfAllHoldsEachAdvertiserOnce() {
    // Given
    registrarOfAll().body(advertiserBody()).put("/v1/advertisers/{id}", id);
    registrarOfAll().body(with(advertiserBody(), "active", false)).put("/v1/advertisers/{id}", id);
    // When
    var list = registrarOfAll().queryParam("limit", 1000).get("/v1/advertisers");
    // Then
    list.then().statusCode(200).body("items.findAll { it.id == '" + id + "' }", hasSize(1));
  }
}
