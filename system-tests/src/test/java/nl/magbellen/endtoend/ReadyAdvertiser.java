package nl.magbellen.endtoend;

import static org.hamcrest.Matchers.lessThan;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
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

/**
 * One advertiser of a test's own, fit to call: registered, with a proven, published and answered
 * caller id. All its dates are fixed, so that questions at {@link #AT} are answered the same on any
 * day.
 */
public final class ReadyAdvertiser {

  /** A Tuesday afternoon within calling hours. */
  static final String AT = "2026-11-24T14:00:00+01:00";

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final String SUBJECT = "energy-contract";

  private final Clients clients;

  /** Its id. */
  public final String advertiser = "adv-" + UUID.randomUUID();

  /** The number that it shows. */
  public final String callerId = number("+3120");

  final String callee = number("+316");
  final String callerIdRegistration;

  /** Registered now, in this sector. */
  public ReadyAdvertiser(Clients clients, String sector) {
    this(clients, sector, "ALERT");
  }

  ReadyAdvertiser(Clients clients, String sector, String manyComplaints) {
    this.clients = clients;
    as(Service.CALLER_ID, Role.OPERATOR)
        .body(
            Map.of(
                "name",
                "Advertiser",
                "sector",
                sector,
                "website",
                "https://adv.example",
                "manyComplaints",
                manyComplaints))
        .put("/v1/advertisers/" + advertiser)
        .then()
        .statusCode(lessThan(300));
    this.callerIdRegistration =
        created(
            Service.CALLER_ID,
            Role.REGISTRAR,
            "/v1/caller-ids",
            Map.of(
                "number", callerId,
                "advertiser", advertiser,
                "from", "2020-03-01T00:00:00+01:00",
                "publishedAt", "2020-03-01T00:00:00+01:00",
                "publicationUrl", "https://adv.example/numbers"));
    callerIdEvent(
        "ownership",
        Map.of("method", "CARRIER", "evidence", "letter", "provenAt", "2020-03-01T00:00:00+01:00"));
    callerIdEvent("callback-checks", callback("2026-06-15T12:00:00+02:00"));
    callerIdEvent("callback-checks", callback("2026-11-10T12:00:00+01:00"));
  }

  private static Map<String, Object> callback(String at) {
    return Map.of(
        "at", at, "result", "ANSWERED", "identifiesAdvertiser", true, "ordinaryTariff", true);
  }

  private void callerIdEvent(String kind, Map<String, Object> body) {
    as(Service.CALLER_ID, Role.REGISTRAR)
        .body(body)
        .post("/v1/caller-ids/" + callerIdRegistration + "/" + kind)
        .then()
        .statusCode(lessThan(300));
  }

  /** A number of the plan that no other test uses. */
  private static String number(String prefix) {
    int digits = 12 - prefix.length();
    return prefix
        + (digits == 8 ? "1" : "7")
        + "%06d".formatted(NUMBERS.incrementAndGet())
        + (digits == 8 ? "0" : "");
  }

  /** A client of this advertiser alone. */
  public RequestSpecification as(Service service, Role role) {
    return clients.of(service, role, advertiser);
  }

  /** Creates a record and returns its id. */
  String created(Service service, Role role, String path, Map<String, Object> body) {
    return as(service, role).body(body).post(path).then().statusCode(201).extract().path("id");
  }

  /** A consent, verified ten minutes after it was given. */
  String consent(String givenAt) {
    return consent(givenAt, null);
  }

  /** The same, with an end of its own; null for none. */
  String consent(String givenAt, String validUntil) {
    Map<String, Object> text =
        Map.of("version", "v1", "body", "Ja, Advertiser mag mij bellen.", "standalone", true);
    Map<String, Object> body = new HashMap<>();
    body.put("number", callee);
    body.put("advertiser", advertiser);
    body.put("subject", SUBJECT);
    body.put("givenAt", givenAt);
    body.put("channel", "WEB");
    body.put("validUntil", validUntil);
    body.put("text", text);
    body.put("partners", List.of());
    body.put(
        "verification", Map.of("method", "SMS_CODE", "verifiedAt", givenAt, "evidence", "sms:1"));
    return created(Service.CONSENT, Role.CONSENT_WRITER, "/v1/consents", body);
  }

  /** A running customer relation since 2025. */
  String relation(String kind) {
    return created(
        Service.CONSENT,
        Role.CONSENT_WRITER,
        "/v1/customer-relations",
        Map.of(
            "number", callee,
            "advertiser", advertiser,
            "subject", SUBJECT,
            "kind", kind,
            "startedAt", "2025-01-10T10:00:00+01:00",
            "numberFromSale", true,
            "optOutOffered", true));
  }

  /**
   * Somebody was called from the caller id all the same, and told the advertiser on the day before
   * {@link #AT}.
   *
   * @param person who, one of ten
   */
  String complaint(int person) {
    return created(
        Service.OBJECTION,
        Role.DIALER,
        "/v1/complaints",
        Map.of(
            "number",
            callee.substring(0, callee.length() - 1) + person,
            "advertiser",
            advertiser,
            "callerId",
            callerId,
            "calledAt",
            "2026-11-20T10:00:00+01:00",
            "noConsent",
            true,
            "receivedAt",
            "2026-11-23T10:00:00+01:00"));
  }

  String requestedCall() {
    return created(
        Service.CONSENT,
        Role.CONSENT_WRITER,
        "/v1/requested-calls",
        Map.of(
            "number",
            callee,
            "advertiser",
            advertiser,
            "subject",
            SUBJECT,
            "requestedAt",
            "2026-11-16T10:00:00+01:00",
            "validUntil",
            "2026-12-16T10:00:00+01:00",
            "evidence",
            "form:1"));
  }

  /** The callee is a business that published its number to be called on about the subject. */
  String publishedNumber(String seenAt) {
    return created(
        Service.CONSENT,
        Role.CONSENT_WRITER,
        "/v1/published-numbers",
        Map.of(
            "number",
            callee,
            "holder",
            "Bakkerij Jansen",
            "kvk",
            "12345678",
            "url",
            "https://bakkerij.example/contact",
            "pageSha256",
            "0".repeat(64),
            "seenAt",
            seenAt,
            "statedPurpose",
            "Leveranciers van energie mogen ons bellen.",
            "subjects",
            List.of(SUBJECT)));
  }

  void objection(String receivedAt) {
    created(
        Service.OBJECTION,
        Role.DIALER,
        "/v1/objections",
        Map.of(
            "number", callee,
            "advertiser", advertiser,
            "receivedAt", receivedAt,
            "channel", "LETTER"));
  }

  /** The person who holds the number says that the consent is not theirs. */
  void disputed(String consent, String disputedAt) {
    clients
        .of(Service.CONSENT, Role.SERVICE, "*")
        .body(
            Map.of(
                "numberKeys", List.of(numberKey(consent)),
                "consent", consent,
                "disputedAt", disputedAt))
        .post("/internal/consumer/disputes")
        .then()
        .statusCode(204);
  }

  /** As the consumers' pages know it, who hash a number with the secret that all services share. */
  private String numberKey(String consent) {
    var database = clients.stack().database();
    try (var connection =
            DriverManager.getConnection(
                database.jdbcUrl(Service.CONSENT.database()),
                Service.CONSENT.database(),
                database.password(Service.CONSENT.database()));
        var statement =
            connection.prepareStatement("select number_key from consent where id = ?::uuid")) {
      statement.setString(1, consent);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("consent-service's database does not answer", e);
    }
  }

  /** A decision, as JSON. */
  JsonPath ask(String at) {
    return ask(Map.of("at", at));
  }

  /** The same question by the standard for enforcement points. */
  JsonPath evaluate(String at) {
    return as(Service.GATEWAY, Role.DIALER)
        .body(
            Map.of(
                "subject", Map.of("type", "advertiser", "id", advertiser),
                "action", Map.of("name", "call"),
                "resource", Map.of("type", "telephone_number", "id", callee),
                "context",
                    Map.of(
                        "callerId", callerId,
                        "purpose", "COMMERCIAL",
                        "subject", SUBJECT,
                        "at", at)))
        .post("/access/v1/evaluation")
        .jsonPath();
  }

  JsonPath ask(Map<String, Object> more) {
    return asked(as(Service.GATEWAY, Role.DIALER), more);
  }

  /** The same question about now, with this {@code Idempotency-Key}. */
  JsonPath askWithKey(String key) {
    return asked(
        as(Service.GATEWAY, Role.DIALER).header("Idempotency-Key", key), Map.<String, Object>of());
  }

  private JsonPath asked(RequestSpecification dialer, Map<String, Object> more) {
    Map<String, Object> question = new HashMap<>();
    question.put("callee", callee);
    question.put("callerId", callerId);
    question.put("advertiser", advertiser);
    question.put("purpose", "COMMERCIAL");
    question.put("subject", SUBJECT);
    question.putAll(more);
    return dialer
        .body(question)
        .post("/v1/call-permissions")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** The answers to a list of as many rows, each the same question about now. */
  List<JsonPath> screen(int rows) {
    String row =
        """
        {"callee": "%s", "callerId": "%s", "purpose": "COMMERCIAL", "subject": "%s"}
        """
            .formatted(callee, callerId, SUBJECT);
    return as(Service.GATEWAY, Role.DIALER)
        .contentType("application/x-ndjson")
        .accept("application/x-ndjson")
        .queryParam("advertiser", advertiser)
        .body(row.repeat(rows).getBytes(StandardCharsets.UTF_8))
        .post("/v1/screenings")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .limit(rows)
        .map(JsonPath::new)
        .toList();
  }

  /** A decision as it is on record. */
  JsonPath logged(String decision) {
    return as(Service.GATEWAY, Role.DIALER)
        .get("/v1/call-permissions/" + decision)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Decides again, as the advertiser's auditor. */
  JsonPath replay(Map<String, Object> request) {
    return as(Service.GATEWAY, Role.AUDITOR)
        .body(request)
        .post("/v1/replays")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Reports what became of a call; what was put on record. */
  JsonPath report(String decision, Map<String, Object> outcome) {
    return as(Service.GATEWAY, Role.DIALER)
        .body(outcome)
        .post("/v1/call-permissions/" + decision + "/outcome")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  /** Keeps a table of what its words for the end of a call bring about, as JSON. */
  void dispositions(String table) {
    as(Service.GATEWAY, Role.DIALER)
        .body(table)
        .put("/v1/dispositions/" + advertiser)
        .then()
        .statusCode(200);
  }

  /** Reports a connected call. */
  void called(String decision, String endedAt, boolean objected) {
    report(
        decision,
        Map.of(
            "connected",
            true,
            "endedAt",
            endedAt,
            "rightToObject",
            "AGENT",
            "objection",
            objected));
  }

  /** Tells consent-service of a call on a basis, as the gateway does after a binding decision. */
  void used(String evidence, String usedAt) {
    clients
        .of(Service.CONSENT, Role.SERVICE)
        .body(
            Map.of(
                "uses",
                List.of(
                    Map.of(
                        "evidence", evidence,
                        "usedAt", usedAt,
                        "decision", UUID.randomUUID().toString(),
                        "advertiser", advertiser))))
        .post("/internal/uses")
        .then()
        .statusCode(204);
  }

  /** The same, with a callback check of this moment. */
  public ReadyAdvertiser checkedNow() {
    callerIdEvent("callback-checks", callback(Instant.now().toString()));
    return this;
  }

  /** A call that the consumer asked for just now. */
  void requestedCallNow() {
    created(
        Service.CONSENT,
        Role.CONSENT_WRITER,
        "/v1/requested-calls",
        Map.of(
            "number",
            callee,
            "advertiser",
            advertiser,
            "subject",
            SUBJECT,
            "requestedAt",
            Instant.now().minusSeconds(600).toString(),
            "validUntil",
            Instant.now().plusSeconds(86_400).toString(),
            "evidence",
            "form:1"));
  }

  /** The answers to questions that differ in these fields. */
  JsonPath askMany(List<Map<String, Object>> items) {
    Map<String, Object> defaults =
        Map.of(
            "callee", callee,
            "advertiser", advertiser,
            "purpose", "COMMERCIAL",
            "subject", SUBJECT);
    return as(Service.GATEWAY, Role.DIALER)
        .body(Map.of("defaults", defaults, "items", items))
        .post("/v1/call-permissions/batch")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
