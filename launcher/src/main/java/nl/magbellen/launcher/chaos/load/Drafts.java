package nl.magbellen.launcher.chaos.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.magbellen.launcher.chaos.history.Answer;
import nl.magbellen.launcher.chaos.history.Write;
import nl.magbellen.launcher.chaos.history.Write.Kind;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;

/**
 * Writes about one number; all happen now.
 *
 * @param number the consumer's
 */
record Drafts(String number) {

  private static final Duration REQUEST_HOLDS = Duration.ofDays(30);

  Draft consent(String advertiser) {
    Instant now = Instant.now();
    return consentWriter(
        Kind.CONSENT,
        "/v1/consents",
        Map.of(
            "number",
            number,
            "advertiser",
            advertiser,
            "subject",
            World.SUBJECT,
            "givenAt",
            now.toString(),
            "channel",
            "WEB",
            "text",
            Map.of("version", "v1", "body", "Ja, bel mij.", "standalone", true),
            "verification",
            Map.of("method", "SMS_CODE", "verifiedAt", now.toString(), "evidence", "sms:1")),
        advertiser,
        null,
        now);
  }

  Draft withdrawal(Write consent) {
    Instant now = Instant.now();
    return consentWriter(
        Kind.WITHDRAWAL,
        "/v1/consents/" + consent.id() + "/withdrawal",
        Map.of("withdrawnAt", now.toString(), "channel", "WEB"),
        consent.advertiser(),
        consent.id(),
        now);
  }

  Draft requestedCall(String advertiser) {
    Instant now = Instant.now();
    return consentWriter(
        Kind.REQUESTED_CALL,
        "/v1/requested-calls",
        Map.of(
            "number",
            number,
            "advertiser",
            advertiser,
            "subject",
            World.SUBJECT,
            "requestedAt",
            now.toString(),
            "validUntil",
            now.plus(REQUEST_HOLDS).toString(),
            "evidence",
            "form:1"),
        advertiser,
        null,
        now);
  }

  Draft relation() {
    Instant now = Instant.now();
    return consentWriter(
        Kind.RELATION,
        "/v1/customer-relations",
        Map.of(
            "number",
            number,
            "advertiser",
            World.CATS,
            "subject",
            World.DONATION,
            "kind",
            "DONOR",
            "startedAt",
            now.toString(),
            "numberFromSale",
            true,
            "optOutOffered",
            true),
        World.CATS,
        null,
        now);
  }

  Draft relationEnd(Write relation) {
    Instant now = Instant.now();
    return consentWriter(
        Kind.RELATION_END,
        "/v1/customer-relations/" + relation.id() + "/end",
        Map.of("endedAt", now.toString()),
        relation.advertiser(),
        relation.id(),
        now);
  }

  /** It counts for every advertiser. */
  Draft publishedNumber() {
    Instant now = Instant.now();
    return consentWriter(
        Kind.PUBLISHED_NUMBER,
        "/v1/published-numbers",
        Map.of(
            "number",
            number,
            "holder",
            "Bakkerij Jansen",
            "kvk",
            "12345678",
            "url",
            "https://bakkerij.example/contact",
            "pageSha256",
            "0".repeat(64),
            "seenAt",
            now.toString(),
            "statedPurpose",
            "Leveranciers van energie mogen ons bellen.",
            "subjects",
            List.of(World.SUBJECT)),
        "*",
        null,
        now);
  }

  Draft objection(String advertiser) {
    Instant now = Instant.now();
    return new Draft(
        Kind.OBJECTION,
        Service.OBJECTION,
        Role.DIALER,
        "/v1/objections",
        Map.of(
            "number",
            number,
            "advertiser",
            advertiser,
            "receivedAt",
            now.toString(),
            "channel",
            "CALL"),
        number,
        advertiser,
        null,
        now);
  }

  Draft lift(Write objection) {
    Instant now = Instant.now();
    return new Draft(
        Kind.LIFT,
        Service.OBJECTION,
        Role.DIALER,
        "/v1/objections/" + objection.id() + "/lift",
        Map.of("statement", "Bel mij weer.", "statedAt", now.toString(), "evidence", "tape:1"),
        number,
        objection.advertiser(),
        objection.id(),
        now);
  }

  Draft outcome(Answer permit, Kind kind) {
    Map<String, Object> body =
        kind == Kind.NOT_REACHED
            ? Map.of("connected", false)
            : Map.of(
                "connected",
                true,
                "rightToObject",
                "AGENT",
                "objection",
                kind == Kind.CALLED_AND_OBJECTED);
    return new Draft(
        kind,
        Service.GATEWAY,
        Role.DIALER,
        "/v1/call-permissions/" + permit.id() + "/outcome",
        body,
        number,
        permit.advertiser(),
        permit.id(),
        Instant.now());
  }

  private Draft consentWriter(
      Kind kind,
      String path,
      Map<String, Object> body,
      String advertiser,
      String about,
      Instant happened) {
    return new Draft(
        kind,
        Service.CONSENT,
        Role.CONSENT_WRITER,
        path,
        body,
        number,
        advertiser,
        about,
        happened);
  }
}
