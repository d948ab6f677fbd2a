package nl.magbellen.gateway.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLException;
import nl.magbellen.gateway.tls.TestCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstDecisionTest {

  private static final String DENIED =
      "{\"id\":\"0199\",\"decision\":\"DENY\",\"reasons\":[{\"code\":\"NO_LEGAL_BASIS\"}]}";

  private static final InetSocketAddress ANYWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    open(HttpServer.create(ANYWHERE, 0));
  }

  private void open(HttpServer opened) {
    server = opened;
    answer(
        "/.well-known/openid-configuration", 200, "{\"token_endpoint\":\"" + url() + "/token\"}");
    answer("/token", 200, "{\"access_token\":\"let-me-in\"}");
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void anyDecisionWithAllEvidenceWillDo() throws Exception {
    // Given
    answer("/v1/call-permissions", 200, DENIED);
    // When
    String said = new FirstDecision(environment()).ask();
    // Then
    assertEquals("DENY 0199", said);
    assertTrue(
        received.contains("grant_type=client_credentials&client_id=test&client_secret=s%26cret"));
    assertTrue(received.getLast().contains("\"advertiser\":\"zonnestroom\""));
  }

  @Test
  void aDecisionWithoutEvidenceFails() {
    // Given
    answer("/v1/call-permissions", 200, DENIED.replace("NO_LEGAL_BASIS", "EVIDENCE_UNAVAILABLE"));
    FirstDecision first = new FirstDecision(environment());
    // When
    var failure = assertThrows(IllegalStateException.class, first::ask);
    // Then
    assertTrue(failure.getMessage().contains("EVIDENCE_UNAVAILABLE"));
  }

  @Test
  void anErrorFailsAndNamesWhoAnswered() {
    // Given
    answer("/v1/call-permissions", 403, "{}");
    FirstDecision first = new FirstDecision(environment());
    // When
    var failure = assertThrows(IllegalStateException.class, first::ask);
    // Then
    assertTrue(failure.getMessage().contains("/v1/call-permissions answered 403"));
  }

  @Test
  void aMissingSettingIsNamed() {
    // Given
    Map<String, String> environment = environment();
    environment.remove("MAGBELLEN_TEST_CLIENT_SECRET");
    FirstDecision first = new FirstDecision(environment);
    // When
    var failure = assertThrows(IllegalStateException.class, first::ask);
    // Then
    assertEquals("magbellen.test.client-secret is not set", failure.getMessage());
  }

  @Test
  void anIssuerOfTheOwnHouseIsTrustedByOneOfItsAuthorities() throws Exception {
    // Given
    TestCertificates certificates = TestCertificates.make();
    openWith(certificates);
    answer("/v1/call-permissions", 200, DENIED);
    Path bundle = Files.createTempFile("authorities", ".pem");
    Files.writeString(
        bundle,
        Files.readString(TestCertificates.make().authority())
            + Files.readString(certificates.authority()));
    Map<String, String> environment = environment();
    environment.put("MAGBELLEN_TEST_ISSUER_AUTHORITY", bundle.toString());
    // When
    String said = new FirstDecision(environment).ask();
    // Then
    assertEquals("DENY 0199", said);
  }

  @Test
  void anIssuerOfAnUnknownAuthorityIsNot() throws Exception {
    // Given
    openWith(TestCertificates.make());
    FirstDecision first = new FirstDecision(environment());
    // When
    // Then
    assertThrows(SSLException.class, first::ask);
  }

  @Test
  void aFileWithoutACertificateIsNamed() {
    // Given
    Map<String, String> environment = environment();
    environment.put("MAGBELLEN_TEST_ISSUER_AUTHORITY", "/nowhere/ca.crt");
    // When
    var failure = assertThrows(IllegalStateException.class, () -> new FirstDecision(environment));
    // Then
    assertEquals("no certificate can be read from /nowhere/ca.crt", failure.getMessage());
  }

  private void openWith(TestCertificates certificates) throws IOException {
    close();
    HttpsServer secured = HttpsServer.create(ANYWHERE, 0);
    secured.setHttpsConfigurator(new HttpsConfigurator(certificates.ofServer()));
    open(secured);
  }

  private void answer(String path, int status, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          received.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("MAGBELLEN_TEST_GATEWAY", url());
    environment.put("MAGBELLEN_TEST_ISSUER", url());
    environment.put("MAGBELLEN_TEST_CLIENT_ID", "test");
    environment.put("MAGBELLEN_TEST_CLIENT_SECRET", "s&cret");
    environment.put("MAGBELLEN_TEST_ADVERTISER", "zonnestroom");
    environment.put("MAGBELLEN_TEST_CALLEE", "+31612345678");
    return environment;
  }

  private String url() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return scheme + "://localhost:" + server.getAddress().getPort();
  }
}
