package nl.magbellen.site;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import org.hamcrest.Matchers;

/** Two energy companies and a charity that call from known numbers, and people whom they call. */
final class SiteWorld {

  static final String COMPANY = "site-zonnestroom";
  static final String CALLER_ID = "+31207654321";
  static final String SHOWN_CALLER_ID = "020 765 4321";
  static final String ANSWER = "Wij belden u door een fout in onze lijst.";
  private static final String OTHER_COMPANY = "site-zonnepanelen";
  private static final String CHARITY = "site-kattenopvang";
  private static final String FROM = "2026-06-01T00:00:00+02:00";
  private static final AtomicInteger NUMBERS = new AtomicInteger(1_200_000);

  private final Clients clients;

  private SiteWorld(Clients clients) {
    this.clients = clients;
  }

  static SiteWorld in(Clients clients) {
    SiteWorld world = new SiteWorld(clients);
    world.advertiser(COMPANY, "Zonnestroom Energie B.V.", "COMMERCIAL");
    world.advertiser(OTHER_COMPANY, "Zonnepanelen Direct B.V.", "COMMERCIAL");
    world.advertiser(CHARITY, "Stichting Kattenopvang", "CHARITY_OR_IDEAL");
    world.callerId();
    return world;
  }

  /** A mobile number that nobody used before. */
  static String newNumber() {
    return "+3164" + NUMBERS.incrementAndGet();
  }

  /** Somebody about whom much is on record, and whom the company wanted to call. */
  String knownNumber() {
    String number = newNumber();
    consent(number, COMPANY, "Ja, Zonnestroom mag mij binnen zes maanden bellen over stroom.");
    consent(number, OTHER_COMPANY, "Ja, bel mij over zonnepanelen.");
    consentWithoutText(number);
    relation(number);
    // It shows a caller id that is another's: denied at any hour of the day.
    ask(number, OTHER_COMPANY);
    return number;
  }

  /** The reasons of the company's next binding decision about a number. */
  List<String> ask(String number) {
    return ask(number, COMPANY);
  }

  private List<String> ask(String number, String advertiser) {
    return as(Service.GATEWAY, Role.DIALER)
        .body(
            Map.of(
                "callee",
                number,
                "callerId",
                CALLER_ID,
                "advertiser",
                advertiser,
                "purpose",
                "COMMERCIAL",
                "subject",
                "energy-contract"))
        .post("/v1/call-permissions")
        .then()
        .statusCode(200)
        .extract()
        .path("reasons.code");
  }

  /** The code that was sent last to a number. */
  String codeOf(String number) {
    return newestSent(number).get("code");
  }

  private Map<String, String> newestSent(String number) {
    List<Map<String, String>> sent =
        clients.without(Service.OBJECTION).accept(ContentType.JSON).get("/dev/codes").path("");
    return sent.stream()
        .filter(code -> code.get("number").equals(number))
        .findFirst()
        .orElseThrow();
  }

  /** The company answers the complaints of a number. */
  void answerComplaints(String number) {
    List<String> complaints =
        as(Service.OBJECTION, Role.DIALER)
            .queryParam("number", number)
            .get("/v1/complaints")
            .path("items.id");
    complaints.forEach(
        id ->
            as(Service.OBJECTION, Role.DIALER)
                .body(Map.of("text", ANSWER, "answeredAt", Instant.now().toString()))
                .post("/v1/complaints/" + id + "/answer")
                .then()
                .statusCode(200));
  }

  /** Where the pages are. */
  URI address() {
    return clients.stack().address(Service.OBJECTION);
  }

  /** The time of all codes of a number runs out. */
  void codesExpire(String number) {
    remember(
        ("update code_request set expires_at = now() where number_key ="
                + " (select number_key from code_request where id = '%s')")
            .formatted(newestSent(number).get("reference")));
  }

  /** A code of six digits that is not a number's. */
  String wrongCode(String number) {
    return codeOf(number).equals("000000") ? "000001" : "000000";
  }

  /** Today's codes have cost all that they may. */
  void spendTheDaysBudget() {
    remember("update code_budget set spent_cents = 20000");
  }

  /**
   * Codes may be asked again, as if nobody had asked any. The table goes as a whole: to delete its
   * rows one by one would be a deadlock with visitors who ask codes meanwhile.
   */
  void forgetCodesThatWereAsked() {
    remember("truncate code_allowance");
    remember("update code_budget set spent_cents = 0");
  }

  /** Changes what the consumers' pages remember, as time or a flood would. */
  void remember(String statement) {
    var database = clients.stack().database();
    try (var connection =
            DriverManager.getConnection(
                database.jdbcUrl(Service.OBJECTION.database()),
                Service.OBJECTION.database(),
                database.password(Service.OBJECTION.database()));
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void advertiser(String id, String name, String sector) {
    as(Service.CALLER_ID, Role.OPERATOR)
        .body(Map.of("name", name, "sector", sector, "website", "https://www." + id + ".example"))
        .put("/v1/advertisers/" + id)
        .then()
        .statusCode(Matchers.lessThan(300));
  }

  private void callerId() {
    String id =
        as(Service.CALLER_ID, Role.REGISTRAR)
            .header("Idempotency-Key", "site-caller-id")
            .body(
                Map.of(
                    "number",
                    CALLER_ID,
                    "advertiser",
                    COMPANY,
                    "from",
                    FROM,
                    "publishedAt",
                    FROM,
                    "publicationUrl",
                    "https://www.site-zonnestroom.example/bellen"))
            .post("/v1/caller-ids")
            .path("id");
    event(id, "ownership", Map.of("method", "CARRIER", "evidence", "letter", "provenAt", FROM));
    event(
        id,
        "callback-checks",
        Map.of(
            "at",
            "2026-11-20T09:00:00+01:00",
            "result",
            "ANSWERED",
            "identifiesAdvertiser",
            true,
            "ordinaryTariff",
            true));
  }

  private void event(String callerId, String kind, Map<String, Object> body) {
    as(Service.CALLER_ID, Role.REGISTRAR)
        .header("Idempotency-Key", "site-" + kind)
        .body(body)
        .post("/v1/caller-ids/" + callerId + "/" + kind)
        .then()
        .statusCode(Matchers.lessThan(300));
  }

  private void consent(String number, String advertiser, String text) {
    Map<String, Object> body = new HashMap<>();
    body.put("number", number);
    body.put("advertiser", advertiser);
    body.put("subject", "energy-contract");
    body.put("person", "klant-" + UUID.randomUUID());
    body.put("givenAt", "2026-10-12T10:30:00+02:00");
    body.put("channel", "WEB");
    body.put(
        "text",
        Map.of("version", "2026-10", "body", text, "standalone", true, "firstCallWithin", "P6M"));
    body.put("partners", List.of());
    body.put("source", Map.of("url", "https://www." + advertiser + ".example/aanvraag?lead=7"));
    body.put(
        "verification",
        Map.of(
            "method", "SMS_CODE", "verifiedAt", "2026-10-12T10:31:00+02:00", "evidence", "sms:1"));
    created("/v1/consents", body);
  }

  /** As older systems keep them: that somebody said yes, and not to what. */
  private void consentWithoutText(String number) {
    created(
        "/v1/consents",
        Map.of(
            "number",
            number,
            "advertiser",
            CHARITY,
            "subject",
            "donation",
            "givenAt",
            "2023-05-01T12:00:00+02:00",
            "channel",
            "PAPER",
            "partners",
            List.of(COMPANY, OTHER_COMPANY)));
  }

  private void relation(String number) {
    created(
        "/v1/customer-relations",
        Map.of(
            "number",
            number,
            "advertiser",
            CHARITY,
            "subject",
            "donation",
            "kind",
            "DONOR",
            "startedAt",
            "2024-03-01T12:00:00+01:00",
            "numberFromSale",
            true,
            "optOutOffered",
            true));
  }

  private void created(String path, Map<String, Object> body) {
    as(Service.CONSENT, Role.CONSENT_WRITER).body(body).post(path).then().statusCode(201);
  }

  private RequestSpecification as(Service service, Role role) {
    return clients.of(service, role, COMPANY, OTHER_COMPANY, CHARITY);
  }
}
