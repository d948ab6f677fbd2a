package nl.magbellen.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.IntStream;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestTokens;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever asks codes for one number after another does not learn which are on record. */
@QuarkusTest
@Tag("timing")
@WithTestResource(TestWorld.class)
class EnumerationTest {

  private static final int EACH = 60;
  private static final int WARM_UP = 10;

  @Inject Pool pool;

  @Test
  void askingACodeTakesAsLongForNumbersThatAreOnRecord() {
    // Given
    IntStream.range(0, WARM_UP + EACH).mapToObj(EnumerationTest::known).forEach(this::register);
    IntStream.range(0, WARM_UP).mapToObj(EnumerationTest::known).forEach(this::nanos);
    long[] known = new long[EACH];
    long[] unknown = new long[EACH];
    // When
    for (int i = 0; i < EACH; i++) {
      boolean knownFirst = i % 2 == 0;
      long first = nanos(knownFirst ? known(WARM_UP + i) : unknown(i));
      long second = nanos(knownFirst ? unknown(i) : known(WARM_UP + i));
      known[i] = knownFirst ? first : second;
      unknown[i] = knownFirst ? second : first;
    }
    // Then
    assertThat(new Timings(known).likelyLongerThan(new Timings(unknown))).isBetween(0.25, 0.75);
  }

  /** How long the answer takes to come, from a browser that is ready to send. */
  private long nanos(String number) {
    pool.query("delete from code_allowance").execute().await().indefinitely();
    Visitor visitor = new Visitor();
    visitor.open("/mijn-registraties");
    String work = Visitor.work();
    long start = System.nanoTime();
    int status = visitor.send("/mijn-registraties", "number", number, "work", work).statusCode();
    long nanos = System.nanoTime() - start;
    assertThat(status).isEqualTo(303);
    return nanos;
  }

  private void register(String number) {
    given()
        .auth()
        .oauth2(TestTokens.token(Role.DIALER, "zonnestroom"))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "number", number,
                "advertiser", "zonnestroom",
                "receivedAt", "2026-11-01T10:00:00+01:00",
                "channel", "CALL",
                "source", "test"))
        .post("/v1/objections")
        .then()
        .statusCode(201);
  }

  private static String known(int serial) {
    return "+3162%07d".formatted(4_000_000 + serial);
  }

  private static String unknown(int serial) {
    return "+3162%07d".formatted(4_500_000 + serial);
  }
}
