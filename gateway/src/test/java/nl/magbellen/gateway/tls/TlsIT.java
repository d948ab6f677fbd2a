package nl.magbellen.gateway.tls;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** TLS on both sides: clients ask over it, and the issuer's keys come over it. */
@Tag("native")
@QuarkusIntegrationTest
@WithTestResource(TlsWorld.class)
class TlsIT {

  @Test
  void decisionIsAskedOverTlsWithATokenWhoseKeyCameOverTls() throws Exception {
    // When
    Response answer = ask(trusting());
    // Then
    answer.then().statusCode(200).body("decision", equalTo("PERMIT"));
  }

  private static Response ask(KeyStore trusted) {
    return given()
        .baseUri("https://localhost")
        .port(TlsWorld.port())
        .trustStore(trusted)
        .auth()
        .oauth2(token(Role.DIALER, "zonnestroom"))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "callee", "+31612345678",
                "callerId", "+31207001234",
                "advertiser", "zonnestroom",
                "purpose", "SERVICE"))
        .post("/v1/call-permissions");
  }

  private static KeyStore trusting() throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(TlsWorld.authority())) {
      store.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    return store;
  }
}
