package nl.magbellen.gateway.tls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import nl.magbellen.gateway.GatewayWorld;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;

/** The gateway behind TLS; it fetches the keys of its token issuer over TLS too. */
public final class TlsWorld implements QuarkusTestResourceLifecycleManager {

  private static final String NAME = "local";
  private static final String PASSWORD = "a password for tests only";
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
    Path certificates = certificates();
    Path authority = certificates.resolve(NAME + "-ca.crt");
    startIssuer(certificates.resolve(NAME + "-keystore.p12"), settings);
    int port = freePort();
    System.setProperty(PORT, Integer.toString(port));
    System.setProperty(AUTHORITY, authority.toString());

    settings.put("quarkus.http.ssl-port", Integer.toString(port));
    settings.put("quarkus.http.test-ssl-port", Integer.toString(port));
    settings.put(
        "quarkus.tls.key-store.pem.0.cert", certificates.resolve(NAME + ".crt").toString());
    settings.put("quarkus.tls.key-store.pem.0.key", certificates.resolve(NAME + ".key").toString());

    settings.remove("quarkus.oidc.public-key");
    settings.put(
        "quarkus.oidc.auth-server-url", "https://localhost:" + issuer.getAddress().getPort());
    settings.put("quarkus.oidc.discovery-enabled", "false");
    settings.put("quarkus.oidc.jwks-path", "/keys");
    settings.put("quarkus.oidc.jwks.try-all", "true");
    settings.put("quarkus.oidc.token.issuer", "https://issuer.test");
    settings.put("quarkus.oidc.tls.tls-configuration-name", "issuer");
    settings.put("quarkus.tls.issuer.trust-store.pem.certs", authority.toString());
    return settings;
  }

  @Override
  public void stop() {
    issuer.stop(0);
    world.stop();
  }

  private static Path certificates() {
    try {
      Path directory = Files.createTempDirectory("magbellen-tls");
      new CertificateGenerator(directory, true)
          .generate(
              new CertificateRequest()
                  .withName(NAME)
                  .withCN("localhost")
                  .withPassword(PASSWORD)
                  .withFormat(Format.PEM)
                  .withFormat(Format.PKCS12));
      return directory;
    } catch (Exception declared) {
      throw new IllegalStateException("Certificates cannot be made.", declared);
    }
  }

  private void startIssuer(Path keyStore, Map<String, String> settings) {
    try {
      byte[] keys = keys(settings.get("quarkus.oidc.public-key"));
      issuer = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      issuer.setHttpsConfigurator(new HttpsConfigurator(tls(keyStore)));
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

  private static SSLContext tls(Path keyStore) throws GeneralSecurityException, IOException {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(
        KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return tls;
  }

  private static byte[] keys(String encoded) throws GeneralSecurityException {
    PublicKey key =
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(encoded)));
    RsaJsonWebKey published = new RsaJsonWebKey((java.security.interfaces.RSAPublicKey) key);
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
