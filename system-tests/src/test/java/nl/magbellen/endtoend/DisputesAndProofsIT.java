package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import nl.magbellen.stack.Signatures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the holder of a number says of a consent decides in the gateway; a consent is provable. */
@ExtendWith(RunningStack.class)
class DisputesAndProofsIT {

  private static final String DISPUTED = "2026-11-19T10:00:00+01:00";
  private static final JsonMapper JSON = new JsonMapper();

  private Clients clients;
  private ReadyAdvertiser ready;
  private String consent;

  @BeforeEach
  void aConsent(Clients clients) {
    this.clients = clients;
    ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    consent = ready.consent("2026-10-12T10:00:00+02:00");
  }

  @Test
  void disputedConsentPermitsAgainOnceItIsVerifiedAgain() {
    // Given
    ready.disputed(consent, DISPUTED);
    JsonPath disputed = ready.ask(ReadyAdvertiser.AT);
    verifyAgain("2026-11-21T10:00:00+01:00");

    // When
    JsonPath afterwards = ready.ask(ReadyAdvertiser.AT);
    JsonPath before = ready.ask("2026-11-18T14:00:00+01:00");
    JsonPath between = ready.ask("2026-11-20T14:00:00+01:00");

    // Then
    assertThat(disputed.getList("reasons.code")).containsExactly("CONSENT_DISPUTED");
    assertThat(afterwards.getString("decision")).isEqualTo("PERMIT");
    assertThat(before.getString("decision")).isEqualTo("PERMIT");
    assertThat(between.getList("reasons.code")).containsExactly("CONSENT_DISPUTED");
  }

  @Test
  void proofVerifiesWithThePublishedKeys() throws Exception {
    // When
    JsonNode proof = JSON.readTree(proof("application/ld+json").asString());

    // Then
    String signature = ((ObjectNode) proof).remove("proof").asText();
    assertThat(JSON.readTree(Signatures.verified(signature, clients.without(Service.CONSENT))))
        .isEqualTo(proof);
    assertThat(proof.path("dct:identifier").asText()).isEqualTo(consent);
  }

  @Test
  void proofIsADocumentToo() {
    // When
    Response document = proof("application/pdf");

    // Then
    assertThat(document.contentType()).isEqualTo("application/pdf");
    assertThat(new String(document.asByteArray(), 0, 5, StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
  }

  private Response proof(String form) {
    return ready
        .as(Service.CONSENT, Role.AUDITOR)
        .accept(form)
        .get("/v1/consents/" + consent + "/proof")
        .then()
        .statusCode(200)
        .extract()
        .response();
  }

  private void verifyAgain(String verifiedAt) {
    ready
        .as(Service.CONSENT, Role.CONSENT_WRITER)
        .body(Map.of("method", "SMS_CODE", "verifiedAt", verifiedAt))
        .post("/v1/consents/" + consent + "/verification")
        .then()
        .statusCode(200);
  }
}
