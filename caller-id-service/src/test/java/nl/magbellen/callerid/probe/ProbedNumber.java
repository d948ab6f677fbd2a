package nl.magbellen.callerid.probe;

import static nl.magbellen.callerid.Clients.advertiser;
import static nl.magbellen.callerid.Clients.callerIdBody;
import static nl.magbellen.callerid.Clients.newNumber;
import static nl.magbellen.callerid.Clients.operator;
import static nl.magbellen.callerid.Clients.registrarOfAll;
import static nl.magbellen.callerid.Clients.with;

import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A caller id that is registered and proven since January 2025, long before those of other tests:
 * whoever looks in March 2025 sees only such ones.
 */
record ProbedNumber(String id, String number) {

  private static final String FROM = "2025-01-02T12:00:00+01:00";

  static ProbedNumber proven() {
    return proven(newNumber());
  }

  static ProbedNumber proven(String number) {
    ProbedNumber callerId = registered(number);
    callerId.happened(
        "ownership", Map.of("method", "CARRIER", "evidence", "c-1", "provenAt", FROM), 200);
    return callerId;
  }

  /** Of another advertiser too, who proves it as well. */
  static ProbedNumber agreed(String number) {
    ProbedNumber callerId = proven(number);
    operator()
        .body(Map.of("agreedAt", FROM, "agreedBy", "Jan, Bel B.V.", "evidence", "a-1"))
        .post("/v1/caller-ids/{id}/agreement", callerId.id())
        .then()
        .statusCode(200);
    return callerId;
  }

  static ProbedNumber registered(String number) {
    String id =
        registrarOfAll()
            .body(with(callerIdBody(number, advertiser()), "from", FROM))
            .post("/v1/caller-ids")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new ProbedNumber(id, number);
  }

  /** A person called it, and says who answered. */
  ProbedNumber vouched(String at, boolean identifies) {
    return checked(at, "ANSWERED", identifies);
  }

  ProbedNumber checked(String at, String result, boolean identifies) {
    Map<String, Object> check = new HashMap<>();
    check.put("at", at);
    check.put("result", result);
    check.put("identifiesAdvertiser", identifies);
    check.put("ordinaryTariff", true);
    happened("callback-checks", check, 201);
    return this;
  }

  void released(String at) {
    happened("release", Map.of("releasedAt", at), 200);
  }

  /** Results of its callback checks, newest first. */
  List<String> checks() {
    return registrarOfAll().get("/v1/caller-ids/{id}", id).path("callbackChecks.result");
  }

  /** Its newest callback check. */
  Map<String, Object> check() {
    return registrarOfAll().get("/v1/caller-ids/{id}", id).path("callbackChecks[0]");
  }

  JsonPath probes() {
    return registrarOfAll()
        .get("/v1/caller-ids/{id}/probes", id)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private void happened(String what, Map<String, Object> body, int status) {
    registrarOfAll().body(body).post("/v1/caller-ids/{id}/" + what, id).then().statusCode(status);
  }
}
