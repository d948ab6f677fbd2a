package nl.magbellen.callerid;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.agencyToken;
import static nl.magbellen.service.testing.TestTokens.token;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import nl.magbellen.service.access.Role;

/** The clients that the tests are, and names and numbers that no other test uses. */
public final class Clients {

  /**
   * Runs each task in a thread of its own. The common pool, which {@code supplyAsync} takes without
   * it, has one thread on two cores: what is to race would go one after the other.
   */
  public static final Executor AT_ONCE = Thread::startVirtualThread;

  private static final AtomicInteger NEXT = new AtomicInteger();

  private Clients() {}

  public static RequestSpecification registrar(String... advertisers) {
    return as(token(Role.REGISTRAR, advertisers));
  }

  public static RequestSpecification registrarOfAll() {
    return registrar("*");
  }

  public static RequestSpecification registrarOfAgency(String agency, String... advertisers) {
    return as(agencyToken(agency, Role.REGISTRAR, advertisers));
  }

  public static RequestSpecification operator() {
    return as(token(Role.OPERATOR));
  }

  public static RequestSpecification service() {
    return as(token(Role.SERVICE));
  }

  public static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  public static String newId(String what) {
    return what + "-" + NEXT.incrementAndGet();
  }

  public static String newNumber() {
    return "+3188%07d".formatted(NEXT.incrementAndGet());
  }

  /** A registered advertiser. */
  public static String advertiser() {
    String id = newId("advertiser");
    registrarOfAll().body(advertiserBody()).put("/v1/advertisers/{id}", id);
    return id;
  }

  /** A registered agency. */
  public static String agency() {
    String id = newId("agency");
    registrarOfAll().body(Map.of("name", "Belhuis B.V.")).put("/v1/agencies/{id}", id);
    return id;
  }

  /** A registered agency with the advertiser's mandate for every subject. */
  public static String agencyMandatedBy(String advertiser) {
    String agency = agency();
    registrarOfAll().body(mandateBody(agency, advertiser)).post("/v1/mandates");
    return agency;
  }

  /** A registered caller id of the advertiser itself, not proven yet. */
  public static String callerId(String number, String advertiser) {
    return registrarOfAll()
        .body(callerIdBody(number, advertiser))
        .post("/v1/caller-ids")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  public static Map<String, Object> advertiserBody() {
    return new HashMap<>(
        Map.of(
            "name", "Zonnestroom B.V.",
            "kvk", "12345678",
            "sector", "COMMERCIAL",
            "website", "https://zonnestroom.example"));
  }

  public static Map<String, Object> mandateBody(String agency, String advertiser) {
    return new HashMap<>(
        Map.of(
            "agency",
            agency,
            "advertiser",
            advertiser,
            "subjects",
            new String[] {"*"},
            "from",
            "2026-01-01T00:00:00+01:00",
            "kind",
            "AGENCY"));
  }

  public static Map<String, Object> callerIdBody(String number, String advertiser) {
    return new HashMap<>(
        Map.of("number", number, "advertiser", advertiser, "from", "2026-01-01T00:00:00+01:00"));
  }

  public static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
    Map<String, Object> changed = new HashMap<>(body);
    changed.put(field, value);
    return changed;
  }
}
