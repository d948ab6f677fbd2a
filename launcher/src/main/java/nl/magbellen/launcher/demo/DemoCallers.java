package nl.magbellen.launcher.demo;

import static nl.magbellen.launcher.demo.DemoWorld.AGENCY;
import static nl.magbellen.launcher.demo.DemoWorld.CHARITY;
import static nl.magbellen.launcher.demo.DemoWorld.COMPANY;
import static nl.magbellen.launcher.demo.DemoWorld.TELEMARKETER;
import static nl.magbellen.launcher.demo.DemoWorld.website;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.magbellen.launcher.client.Api;

/**
 * Who calls in the demo world: two advertisers, their agency, their caller ids, one telemarketer.
 *
 * @param service caller-id-service, as a registrar
 * @param operator caller-id-service, as an operator, who alone can make an advertiser a charity
 */
record DemoCallers(Api service, Api operator) {

  private static final String FROM = "2026-06-01T00:00:00+02:00";

  /** Registers them; may be repeated. Returns the caller ids' registrations by advertiser. */
  Map<String, String> register() {
    advertiser(COMPANY, "Zonnestroom B.V.", "12345678", "COMMERCIAL");
    advertiser(CHARITY, "Stichting Kattenopvang", "87654321", "CHARITY_OR_IDEAL");
    service.put("/v1/agencies/" + AGENCY, Map.of("name", "Belhuis B.V."));
    mandate(COMPANY);
    mandate(CHARITY);
    telemarketer();
    Map<String, String> callerIds = new TreeMap<>();
    callerIds.put(COMPANY, callerId(COMPANY, DemoWorld.CALLER_ID));
    callerIds.put(CHARITY, callerId(CHARITY, DemoWorld.CHARITY_CALLER_ID));
    return callerIds;
  }

  /** Records that somebody called the number back and was answered. */
  void callbackCheck(String callerId, String at, String idempotencyKey) {
    service.post(
        "/v1/caller-ids/" + callerId + "/callback-checks",
        Map.of(
            "at", at, "result", "ANSWERED", "identifiesAdvertiser", true, "ordinaryTariff", true),
        idempotencyKey);
  }

  private void mandate(String advertiser) {
    service.post(
        "/v1/mandates",
        Map.of(
            "agency", AGENCY,
            "advertiser", advertiser,
            "subjects", List.of("*"),
            "from", FROM,
            "kind", "AGENCY"),
        "demo-mandate-" + advertiser);
  }

  private void advertiser(String id, String name, String kvk, String sector) {
    operator.put(
        "/v1/advertisers/" + id,
        Map.of(
            "name",
            name,
            "kvk",
            kvk,
            "sector",
            sector,
            "website",
            website(id),
            "contact",
            "service@" + id + ".example",
            "active",
            true,
            "untrainedTelemarketer",
            "DENY"));
  }

  private String callerId(String advertiser, String number) {
    String id =
        service
            .post(
                "/v1/caller-ids",
                Map.of(
                    "number", number,
                    "advertiser", advertiser,
                    "from", FROM,
                    "publishedAt", FROM,
                    "publicationUrl", website(advertiser) + "/bellen"),
                "demo-caller-id-" + advertiser)
            .path("id")
            .asText();
    service.post(
        "/v1/caller-ids/" + id + "/ownership",
        Map.of(
            "method", "CALL_CODE",
            "evidence", "demo: code read back over the telephone",
            "provenAt", FROM),
        "demo-ownership-" + advertiser);
    callbackCheck(id, "2026-11-20T09:00:00+01:00", "demo-callback-check-" + advertiser);
    return id;
  }

  private void telemarketer() {
    service.put(
        "/v1/telemarketers/" + TELEMARKETER, Map.of("name", "Telemarketer 42", "agency", AGENCY));
    for (String module : List.of("LAW_AND_CODE", "VULNERABLE_PERSONS")) {
      service.post(
          "/v1/telemarketers/" + TELEMARKETER + "/trainings",
          Map.of(
              "module", module,
              "codeVersion", "2024",
              "passedOn", "2026-05-20",
              "validUntil", "2031-05-20"),
          "demo-training-" + module);
    }
  }
}
