package nl.magbellen.launcher.demo;

import static nl.magbellen.launcher.demo.DemoWorld.CHARITY;
import static nl.magbellen.launcher.demo.DemoWorld.COMPANY;
import static nl.magbellen.launcher.demo.DemoWorld.DONATION;
import static nl.magbellen.launcher.demo.DemoWorld.ENERGY;
import static nl.magbellen.launcher.demo.DemoWorld.OBJECTED;
import static nl.magbellen.launcher.demo.DemoWorld.website;

import java.util.Map;
import nl.magbellen.launcher.client.Api;

/**
 * Who may or may not be called in the demo world: one said yes, one said yes and later no, one gave
 * to the charity until last year.
 *
 * @param consents consent-service, as a consent writer
 * @param objections objection-service, as a dialer
 */
record DemoPeople(Api consents, Api objections) {

  /** Records what they said; may be repeated. */
  void record() {
    consent("consented", DemoWorld.CONSENTED, "2026-10-12T10:30:00+02:00");
    consent("objected", OBJECTED, "2026-10-12T11:15:00+02:00");
    objection();
    balanceTest();
    formerDonor();
  }

  private void consent(String name, String number, String givenAt) {
    consents.post(
        "/v1/consents",
        Map.of(
            "number",
            number,
            "advertiser",
            COMPANY,
            "subject",
            ENERGY,
            "givenAt",
            givenAt,
            "channel",
            "WEB",
            "text",
            Map.of(
                "version", "2026-10",
                "body", "Ja, Zonnestroom mag mij binnen vijf jaar bellen over een energiecontract.",
                "standalone", true,
                "firstCallWithin", "P5Y"),
            "source",
            Map.of("url", website(COMPANY) + "/bel-mij"),
            "verification",
            Map.of("method", "SMS_CODE", "verifiedAt", givenAt, "evidence", "demo: code by SMS")),
        "demo-consent-" + name);
  }

  private void objection() {
    objections.post(
        "/v1/objections",
        Map.of(
            "number", OBJECTED,
            "advertiser", COMPANY,
            "receivedAt", "2026-11-02T15:40:00+01:00",
            "channel", "CALL",
            "source", "demo: said so in a call"),
        "demo-objection");
  }

  /** The charity fixed two years after the last gift. */
  private void balanceTest() {
    consents.post(
        "/v1/balance-tests",
        Map.of(
            "advertiser", CHARITY,
            "subject", DONATION,
            "heldOn", "2026-01-15",
            "term", "P2Y",
            "interests", "demo: keep former donors for the cats",
            "impact", "demo: one call a year",
            "safeguards", "demo: opt-out in every call",
            "conclusion", "demo: two years after the last gift is fair",
            "approvedBy", "demo: the board"),
        "demo-balance-test");
  }

  private void formerDonor() {
    consents.post(
        "/v1/customer-relations",
        Map.of(
            "number",
            DemoWorld.FORMER_DONOR,
            "advertiser",
            CHARITY,
            "subject",
            DONATION,
            "kind",
            "DONOR",
            "startedAt",
            "2023-03-01T12:00:00+01:00",
            "endedAt",
            "2025-12-31T12:00:00+01:00",
            "numberFromSale",
            true,
            "optOutOffered",
            true),
        "demo-former-donor");
  }
}
