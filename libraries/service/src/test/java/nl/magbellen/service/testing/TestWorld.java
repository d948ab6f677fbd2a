package nl.magbellen.service.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Map;
import javax.sql.DataSource;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.number.VersionedSecrets;

/**
 * A real PostgreSQL and a token issuer's key for the tests of one service. A test class with a
 * field of type {@link DataSource} gets the database there, whether or not the service runs in the
 * tests' own process.
 */
public final class TestWorld implements QuarkusTestResourceLifecycleManager {

  private static final String SECRETS =
      "1:" + Base64.getEncoder().encodeToString("a secret that is for tests only!".getBytes());

  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      postgres = EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL did not start.", e);
    }
    KeyPair issuer = TestTokens.newIssuer();
    String database = "://localhost:" + postgres.getPort() + "/postgres";
    return Map.of(
        "quarkus.datasource.reactive.url",
        "postgresql" + database,
        "quarkus.datasource.jdbc.url",
        "jdbc:postgresql" + database,
        "quarkus.datasource.username",
        "postgres",
        "quarkus.datasource.password",
        "postgres",
        "quarkus.oidc.public-key",
        Base64.getEncoder().encodeToString(issuer.getPublic().getEncoded()),
        "magbellen.numbers.hash-secrets",
        SECRETS,
        "magbellen.numbers.cipher-secrets",
        SECRETS);
  }

  @Override
  public void inject(TestInjector tests) {
    tests.injectIntoFields(
        postgres.getPostgresDatabase(), new TestInjector.MatchesType(DataSource.class));
  }

  /** The key under which the service under test keeps a number. */
  public static String numberKey(String number) {
    return new NumberKeys(VersionedSecrets.parse(SECRETS))
        .newest(TelephoneNumber.parse(number))
        .value()
        .toString();
  }

  @Override
  public void stop() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL did not stop.", e);
    }
  }
}
