package nl.magbellen.site;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form may not be. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class RefusedFormsTest extends SiteTest {

  @Test
  void formWithoutTheTokenOfItsPageIsRefused() {
    // When
    Response refused =
        given()
            .accept(ContentType.HTML)
            .contentType("application/x-www-form-urlencoded; charset=UTF-8")
            .formParam("number", number)
            .post("/mijn-registraties");
    // Then
    refused
        .then()
        .statusCode(400)
        .contentType(startsWith("text/html"))
        .body(containsString("Dit formulier kunnen we niet aannemen"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x"})
  void formInAnotherShapeIsRefused(String type) {
    // When
    Response refused =
        given().accept(ContentType.HTML).header("Content-Type", type).post("/mijn-registraties");
    // Then
    assertThat(refused.statusCode()).isBetween(400, 499);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/niet-gebeld-worden | number | te weinig cijfers. Geef 10 cijfers",
        "/en/do-not-call     | number | too few digits. Give 10 digits",
        "/wie-belde-mij      | caller | te weinig cijfers. Geef 10 cijfers",
        "/mijn-registraties  | number | te weinig cijfers. Geef 10 cijfers"
      })
  void numberThatDoesNotExistIsToldWithWhatIsWrongWithIt(String path, String field, String why) {
    // Given
    visitor.open(path);
    // When
    Response answer = visitor.send(path, "scope", "all", field, "061234567");
    // Then
    answer.then().statusCode(400).body(containsString(why));
  }

  @ParameterizedTest
  @CsvSource({
    "/niet-gebeld-worden, Vul uw telefoonnummer in",
    "/en/do-not-call, Give your telephone number",
    "/mijn-registraties, Vul uw telefoonnummer in"
  })
  void emptyNumberIsAskedForAndNotCalledWrong(String path, String asked) {
    // Given
    visitor.open(path);
    // When
    Response answer = visitor.send(path, "scope", "all", "number", " ");
    // Then
    answer
        .then()
        .statusCode(400)
        .body(containsString(asked))
        .body(not(containsString("heeft geen cijfers")))
        .body(not(containsString("has no digits")));
  }

  @Test
  void oversizedFormIsRefused() {
    // Given
    visitor.open("/ontvangstbewijs");
    // When
    Response refused = visitor.send("/ontvangstbewijs", "receipt", "x".repeat(20_000));
    // Then
    refused.then().statusCode(413).body(containsString("Dat was te veel tekst"));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP_1_1, application/x-www-form-urlencoded",
    "HTTP_1_1, APPLICATION/X-WWW-FORM-URLENCODED;charset=UTF-8",
    "HTTP_2, application/x-www-form-urlencoded"
  })
  void formOfUnknownLengthIsRefused(HttpClient.Version version, String type) throws Exception {
    // Given
    HttpRequest chunked =
        HttpRequest.newBuilder(
                URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/ontvangstbewijs"))
            .header("Content-Type", type)
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream("receipt=x".getBytes(UTF_8))))
            .build();
    // When
    int status;
    try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
      status = client.send(chunked, BodyHandlers.discarding()).statusCode();
    }
    // Then
    assertThat(status).isEqualTo(413);
  }

  @Test
  void lineEndsInAFormEndUpInNoHeader() {
    // Given
    visitor.open("/niet-gebeld-worden");
    // When
    Response answer =
        visitor.send(
            "/niet-gebeld-worden",
            "scope",
            "one",
            "advertiser",
            "x\r\nSet-Cookie: visit=evil",
            "number",
            number);
    // Then
    assertThat(answer.headers().asList()).noneMatch(header -> header.getValue().contains("evil"));
  }
}
