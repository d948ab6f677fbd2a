package nl.magbellen.gateway.tls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import nl.magbellen.gateway.GatewayWorld;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;

/** The gateway behind TLS; it fetches the keys of its token issuer over TLS too. */
public final class TlsWorld implements QuarkusTestResourceLifecycleManager {

  private static final String PORT = "magbellen.test.tls-port";
  private static final String AUTHORITY = "magbellen.test.tls-authority";

  private final GatewayWorld world = new GatewayWorld();
  private HttpsServer issuer;

  /** Where the gateway listens for TLS. */
  static int port() {
    return Integer.getInteger(PORT);
  }

  /** The certificate of the authority that signed the gateway's, as PEM. */
  static Path authority() {
    return Path.of(System.getProperty(AUTHORITY));
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>(world.start());
    TestCertificates certificates = TestCertificates.make();
    String authority = certificates.authority().toString();
    startIssuer(certificates, settings);
    int port = freePort();
    System.setProperty(PORT, Integer.toString(port));
    System.setProperty(AUTHORITY, authority);

    settings.put("quarkus.http.ssl-port", Integer.toString(port));
    settings.put("quarkus.http.test-ssl-port", Integer.toString(port));
    settings.put("quarkus.tls.key-store.pem.0.cert", certificates.certificate().toString());
    settings.put("quarkus.tls.key-store.pem.0.key", certificates.key().toString());

    settings.remove("quarkus.oidc.public-key");
    settings.put(
        "quarkus.oidc.auth-server-url", "https://localhost:" + issuer.getAddress().getPort());
    settings.put("quarkus.oidc.discovery-enabled", "false");
    settings.put("quarkus.oidc.jwks-path", "/keys");
    settings.put("quarkus.oidc.jwks.try-all", "true");
    settings.put("quarkus.oidc.token.issuer", "https://issuer.test");
    settings.put("quarkus.oidc.tls.tls-configuration-name", "issuer");
    settings.put("quarkus.tls.issuer.trust-store.pem.certs", authority);
    return settings;
  }

  @Override
  public void stop() {
    issuer.stop(0);
    world.stop();
  }

  private void startIssuer(TestCertificates certificates, Map<String, String> settings) {
    try {
      byte[] keys = keys(settings.get("quarkus.oidc.public-key"));
      issuer = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      issuer.setHttpsConfigurator(new HttpsConfigurator(certificates.ofServer()));
      issuer.createContext("/keys", exchange -> answer(exchange, keys));
      issuer.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, byte[] json) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, json.length);
    exchange.getResponseBody().write(json);
    exchange.close();
  }

  private static byte[] keys(String encoded) throws GeneralSecurityException {
    PublicKey key =
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(encoded)));
    RsaJsonWebKey published = new RsaJsonWebKey((RSAPublicKey) key);
    return new JsonWebKeySet(published).toJson().getBytes(StandardCharsets.UTF_8);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
