package nl.magbellen.phonecode;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;

/** Codes as production sends them. */
@QuarkusTest
@TestProfile(CodesOverHttpTest.Production.class)
@WithTestResource(TestWorld.class)
@WithTestResource(ProviderResource.class)
class CodesOverHttpTest {

  /** Its own application, because the sender is chosen at start. */
  public static final class Production implements QuarkusTestProfile {}

  private static final TelephoneNumber NUMBER = TelephoneNumber.parse("+31612345678");
  private static final ClientAddress HERE = ClientAddress.parse("192.0.2.7");

  Provider provider;

  @Inject Codes codes;
  @Inject CodeSolver solver;
  @Inject SettableTime time;
  @Inject ExpiredCodes expired;
  @Inject Pool pool;

  @Test
  void codeTravelsInTheMessageAndNowhereElse() throws Exception {
    // Given
    LogLines log = LogLines.listen();
    // When
    CodeRequest request = send();
    String code = codeIn(provider.received().getLast());
    codes.verify(request.id(), code.equals("000000") ? "000001" : "000000").await().indefinitely();
    Verification result = codes.verify(request.id(), code).await().indefinitely();
    // Then
    assertThat(result).isInstanceOf(Verification.Proven.class);
    assertThat(log.end()).noneMatch(line -> line.contains(code) || line.contains("612345678"));
    assertThat(stored()).noneMatch(row -> row.contains(code) || row.contains("612345678"));
  }

  @Test
  void textEndsWithTheLineThatBrowsersRead() throws Exception {
    // When
    send();
    // Then
    String text =
        new ObjectMapper().readTree(provider.received().getLast().body()).path("text").textValue();
    assertThat(text)
        .matches("(?s)Uw code voor Magbellen is ([0-9]{6})\\..*\n\n@magbellen.test #\\1");
  }

  @Test
  void codeSentBeforeStillCountsWhenTheNextIsNotSent() throws Exception {
    // Given
    CodeRequest first = send();
    String code = codeIn(provider.received().getLast());
    provider.answering(400);
    // When
    Sending second = sending();
    // Then
    assertThat(second).isEqualTo(new Sending.NotSent());
    assertThat(codes.verify(first.id(), code).await().indefinitely())
        .isInstanceOf(Verification.Proven.class);
  }

  @Test
  void reportedDeliveryIsKept() {
    // Given
    CodeRequest request = send();
    // When
    Response failed = report(request.id(), "only the provider knows", "failed");
    Response delivered = report(request.id(), "only the provider knows", "Delivered");
    Response late = report(request.id(), "only the provider knows", "failed");
    // Then
    assertThat(List.of(failed, delivered, late)).allMatch(answer -> answer.statusCode() == 204);
    assertThat(state(request.id())).isEqualTo("DELIVERED");
  }

  @Test
  void reportWithoutTheSecretIsRefused() {
    // Given
    CodeRequest request = send();
    // When
    Response wrong = report(request.id(), "a guess", "delivered");
    Response none =
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("status", "delivered"))
            .post("/v1/code-deliveries/{id}", request.id());
    // Then
    wrong.then().statusCode(403).contentType("application/problem+json");
    none.then().statusCode(403);
    assertThat(state(request.id())).isEqualTo("SENT");
  }

  @Test
  void reportOfAStrangerIsRefusedUnread() {
    given()
        .contentType(ContentType.JSON)
        .body("this is no JSON")
        .post("/v1/code-deliveries/{id}", UUID.randomUUID())
        .then()
        .statusCode(403);
  }

  @Test
  void unknownReferenceLooksTaken() {
    report(UUID.randomUUID(), "only the provider knows", "delivered").then().statusCode(204);
  }

  @Test
  void pageOfCodesIsNotThere() {
    given().accept(ContentType.HTML).get("/dev/codes").then().statusCode(404);
    given().accept(ContentType.JSON).get("/dev/codes").then().statusCode(404);
  }

  @Test
  void challengeIsForTheWidgetAndNotKept() {
    // When
    var answer = given().get("/code-challenge");
    // Then
    answer
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("algorithm", equalTo("SHA-256"))
        .body("maxnumber", equalTo(100_000));
    Sending solved =
        codes
            .send(
                NUMBER,
                Delivery.SMS,
                Locale.ENGLISH,
                ClientAddress.parse("198.51.100.1"),
                solver.solved(answer.as(Challenge.class)))
            .await()
            .indefinitely();
    assertThat(solved).isInstanceOf(Sending.Sent.class);
  }

  @Test
  void whatIsOverIsDeleted() {
    // Given
    send();
    codes.send(NUMBER, Delivery.SMS, Locale.ENGLISH, HERE, solver.solved()).await().indefinitely();
    time.pass(Duration.ofDays(500));
    // When
    expired.delete().await().indefinitely();
    time.reset();
    // Then
    assertThat(stored()).isEmpty();
  }

  private CodeRequest send() {
    pool.query("delete from code_allowance").execute().await().indefinitely();
    return ((Sending.Sent) sending()).request();
  }

  private Sending sending() {
    return codes
        .send(NUMBER, Delivery.SMS, Locale.of("nl"), HERE, ProofOfWork.NONE)
        .await()
        .indefinitely();
  }

  private static String codeIn(Provider.Received message) {
    return message.body().replaceAll("(?s).* is ([0-9]{6})\\..*", "$1");
  }

  private static Response report(UUID request, String secret, String status) {
    return given()
        .contentType(ContentType.JSON)
        .header("X-Magbellen-Secret", secret)
        .body(Map.of("status", status, "more", 1))
        .post("/v1/code-deliveries/{id}", request);
  }

  private String state(UUID request) {
    return pool.preparedQuery("select state from code_request where id = $1")
        .execute(Tuple.of(request))
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getString(0);
  }

  /** Every row of every table of this package, as text. */
  private List<String> stored() {
    return List.of("code_request", "active_code", "code_allowance", "code_budget", "used_proof")
        .stream()
        .flatMap(
            table ->
                pool
                    .query("select t::text from " + table + " t")
                    .execute()
                    .await()
                    .indefinitely()
                    .stream())
        .map(row -> row.getString(0))
        .toList();
  }

  /** Everything that is logged, by whomever. */
  private static final class LogLines extends Handler {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    static LogLines listen() {
      LogLines listener = new LogLines();
      Logger.getLogger("").addHandler(listener);
      return listener;
    }

    List<String> end() {
      Logger.getLogger("").removeHandler(this);
      return lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage() + " " + Arrays.toString(line.getParameters()));
    }

    @Override
    public void flush() {
      // nothing is held back
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
