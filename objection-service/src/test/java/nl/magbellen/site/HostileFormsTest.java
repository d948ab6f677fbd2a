package nl.magbellen.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import nl.magbellen.service.testing.RawConnection;
import nl.magbellen.service.testing.RawConnection.Answer;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that no page of ours has, and forms that others have a visitor send. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class HostileFormsTest extends SiteTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  @TestHTTPResource("/")
  URI service;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "number=%zz",
        "number=%",
        "number=%4",
        "%zz=1",
        "a&%=",
        "number=%ff",
        "number=%c0%af",
        "number=%00",
        "number=%ed%a0%80",
        "number=\u00ff",
        "csrf-token=%zz"
      })
  void whatCannotBeReadIsRefusedAtOnce(String body) {
    // Given
    visitor.open("/mijn-registraties");
    // When
    Answer bare = post("/mijn-registraties", FORM, body, Map.of());
    Answer known =
        post(
            "/mijn-registraties",
            FORM,
            "csrf-token=" + visitor.token() + "&" + body,
            visitor.cookies());
    // Then
    assertThat(bare.status()).isEqualTo(400);
    assertThat(known.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "/mijn-registraties, null",
        "/mijn-registraties, text/plain",
        "/mijn-registraties, application/json",
        "/mijn-registraties, application/x-www-form-urlencoded;charset=utf-16",
        "/mijn-registraties, application/x-www-form-urlencoded;charset=zz",
        "/mijn-registraties, application/x-www-form-urlencodedx",
        "/mijn-registraties, multipart/form-data;boundary=x",
        "/mijn-registraties, *",
        "/niet-gebeld-worden, null",
        "/mijn-registraties/leave, null",
        "/mijn-registraties/withdraw, null",
        "/wie-belde-mij, null",
        "/ontvangstbewijs, null"
      },
      nullValues = "null")
  void bodyThatIsNotSaidToBeAFormIsNone(String path, String type) {
    // Given
    visitor.open("/mijn-registraties");
    String body = "csrf-token=" + visitor.token() + "&number=" + number.replace("+", "%2B");
    // When
    Answer answer = post(path, type, body, visitor.cookies());
    // Then
    assertThat(answer.status()).isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "multipart/form-data | --x--",
        "multipart/form-data;boundary= | --x--",
        "multipart/form-data;boundary=x | nothing",
        "multipart/form-data;boundary=x | --x",
        "multipart/form-data;boundary=x;charset=zz | --x\\r\\nContent-Disposition: form-data; name=receipt\\r\\n\\r\\na\\r\\n--x--",
        "multipart/form-data;boundary=x | --x\\r\\nContent-Disposition: form-data; name=\\r\\n\\r\\na\\r\\n--x--",
        "multipart/form-data;boundary=x | --x\\r\\nContent-Disposition\\r\\n\\r\\na\\r\\n--x--",
        "multipart/form-data;boundary=x | --x\\r\\nContent-Disposition: form-data; name=file; filename=../../a\\r\\nContent-Type: zz\\r\\n\\r\\na\\r\\n--x--"
      })
  void fileThatCannotBeReadIsAnswered(String type, String body) {
    // When
    Answer answer =
        post("/ontvangstbewijs", type, body.replace("\\r", "\r").replace("\\n", "\n"), Map.of());
    // Then
    assertThat(answer.status())
        .as("refused, or led to a page that says what is missing")
        .isBetween(303, 499);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/mijn-registraties/leave",
        "/mijn-registraties/leave/",
        "//mijn-registraties/leave",
        "/mijn-registraties;x=y/leave",
        "/mijn-registraties/leave;x=y",
        "/mijn-registraties/%6ceave",
        "/en/my-registrations/leave"
      })
  void nothingIsDoneWithoutTheTokenHoweverThePathIsWritten(String path) {
    // Given
    visitor.enterWith(number);
    // When
    Answer empty = post(path, null, "", visitor.cookies());
    Answer without = post(path, FORM, "x=y", visitor.cookies());
    // Then
    assertThat(empty.status()).isBetween(400, 499);
    assertThat(without.status()).isBetween(400, 499);
    visitor.open("/mijn-registraties").then().body(containsString("Afsluiten"));
  }

  /** Whoever can set a cookie, from a neighbouring domain, knows this pair. */
  @Test
  void tokenThatWeDidNotMakeIsRefusedThoughTheCookieSaysTheSame() {
    // Given
    String made = "AAAAAAAAAAAAAAAAAAAAAA";
    // When
    Answer answer =
        post(
            "/wie-belde-mij",
            FORM,
            "csrf-token=" + made + "&withheld=x",
            Map.of("csrf-token", made, "visitor", made));
    // Then
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void tokenOfAnotherVisitorIsRefused() {
    // Given
    Visitor other = new Visitor();
    other.open("/wie-belde-mij");
    visitor.open("/wie-belde-mij");
    // When
    Answer own =
        post(
            "/wie-belde-mij",
            FORM,
            "csrf-token=" + visitor.token() + "&withheld=x",
            visitor.cookies());
    Answer others =
        post(
            "/wie-belde-mij",
            FORM,
            "csrf-token=" + other.token() + "&withheld=x",
            visitor.cookies());
    // Then
    assertThat(own.status()).as("leads to the answer").isEqualTo(303);
    assertThat(others.status()).isEqualTo(400);
  }

  /**
   * An attacker plants the cookie that goes with a token of his own beside the victim's session.
   */
  @Test
  void sessionIsOfOneVisitorAlone() {
    // Given
    visitor.enterWith(number);
    Visitor attacker = new Visitor();
    attacker.open("/wie-belde-mij");
    Map<String, String> planted = new java.util.HashMap<>(visitor.cookies());
    planted.putAll(attacker.cookies());
    // When
    Answer answer =
        post("/mijn-registraties/withdraw", FORM, "csrf-token=" + attacker.token(), planted);
    // Then: nothing is withdrawn; the visit is said to be over
    assertThat(answer.head()).startsWith("HTTP/1.1 303").contains("/mijn-registraties?sent");
  }

  @Test
  void sessionThatWasLeftIsOverOnTheServerToo() {
    // Given
    visitor.enterWith(number).open("/mijn-registraties").then().body(containsString("Afsluiten"));
    Map<String, String> stolen = visitor.cookies();
    String token = visitor.token();
    // When
    Response left = visitor.send("/mijn-registraties/leave");
    Answer opened = get("/mijn-registraties", stolen);
    Answer sent = post("/niet-gebeld-worden", FORM, "csrf-token=" + token + "&scope=all", stolen);
    // Then
    assertThat(left.statusCode()).isEqualTo(303);
    assertThat(opened.body()).doesNotContain("Afsluiten").contains("We sturen eerst een code");
    assertThat(sent.status()).isEqualTo(400);
  }

  @Test
  void whoeverLeftCanComeBack() {
    // Given
    visitor.enterWith(number);
    visitor.open("/mijn-registraties");
    visitor.send("/mijn-registraties/leave");
    // When
    visitor.enterWith(number);
    // Then
    visitor.open("/mijn-registraties").then().body(containsString("Afsluiten"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:80", "a.b:x", "\"><script>"})
  void hostThatAClientNamesIsInNoAnswer(String host) {
    // Given
    visitor.open("/mijn-registraties");
    String body = "csrf-token=" + visitor.token();
    // When
    Answer answer =
        RawConnection.ask(
            service,
            "POST /mijn-registraties/leave HTTP/1.1\r\nHost: %s\r\nX-Forwarded-Host: %s\r\n"
                    .formatted(host, host)
                + "Content-Type: %s\r\nContent-Length: %d\r\nCookie: %s\r\n\r\n%s"
                    .formatted(FORM, body.length(), cookieLine(visitor.cookies()), body));
    // Then
    assertThat(answer.head() + answer.body()).doesNotContain("evil", "script>");
    assertThat(answer.status()).isIn(303, 400);
  }

  private Answer post(String path, String type, String body, Map<String, String> cookies) {
    return RawConnection.ask(
        service,
        "POST %s HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n%sContent-Length: %d\r\nCookie: %s\r\n\r\n%s"
            .formatted(
                path,
                type == null ? "" : "Content-Type: " + type + "\r\n",
                body.length(),
                cookieLine(cookies),
                body));
  }

  private Answer get(String path, Map<String, String> cookies) {
    return RawConnection.ask(
        service,
        "GET %s HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nCookie: %s\r\n\r\n"
            .formatted(path, cookieLine(cookies)));
  }

  private static String cookieLine(Map<String, String> cookies) {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }
}
