package nl.magbellen.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Known and unknown caller ids are answered in the same shape and in the same class of time. */
@ExtendWith(RunningStack.class)
@Tag("timing")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoCalledAlikeIT {

  private static final String UNKNOWN = "+31207654398";
  private static final int WARM_UP = 20;
  private static final int EACH = 61;
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");
  private static final Pattern HEADINGS = Pattern.compile("<h[12][^>]*>");

  private Clients clients;
  private Response form;

  @BeforeAll
  void aCallerThatIsKnown(Clients clients) {
    this.clients = clients;
    SiteWorld.in(clients);
    form = browser().get("/wie-belde-mij");
  }

  @Test
  void answersHaveTheSameShape() {
    // When
    Response known = whoCalledFrom(SiteWorld.CALLER_ID);
    Response unknown = whoCalledFrom(UNKNOWN);

    // Then
    assertThat(known.asString()).contains("Zonnestroom");
    assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
    assertThat(headers(unknown)).isEqualTo(headers(known));
    assertThat(headings(unknown)).isEqualTo(headings(known));
  }

  /** By turns, so that a busy machine slows both; a class apart is a factor of two. */
  @Test
  void answersComeInTheSameClassOfTime() {
    // Given
    long[] known = new long[EACH];
    long[] unknown = new long[EACH];
    for (int i = 0; i < WARM_UP; i++) {
      whoCalledFrom(i % 2 == 0 ? SiteWorld.CALLER_ID : UNKNOWN);
    }

    // When
    for (int i = 0; i < EACH; i++) {
      known[i] = nanos(SiteWorld.CALLER_ID);
      unknown[i] = nanos(UNKNOWN);
    }

    // Then
    assertThat((double) median(known) / median(unknown)).isBetween(0.5, 2.0);
  }

  private long nanos(String number) {
    long start = System.nanoTime();
    whoCalledFrom(number);
    return System.nanoTime() - start;
  }

  /** The page that answers the form, as a browser comes to it. */
  private Response whoCalledFrom(String number) {
    String token = TOKEN.matcher(form.asString()).results().findFirst().orElseThrow().group(1);
    Response sent =
        browser()
            .redirects()
            .follow(false)
            .contentType("application/x-www-form-urlencoded; charset=UTF-8")
            .cookies(form.getCookies())
            .formParam("csrf-token", token)
            .formParam("caller", number)
            .post("/wie-belde-mij");
    return browser()
        .cookies(form.getCookies())
        .cookies(sent.getCookies())
        .get(sent.getHeader("Location"));
  }

  private RequestSpecification browser() {
    return RestAssured.given()
        .baseUri(clients.stack().address(Service.OBJECTION).toString())
        .accept("text/html");
  }

  private static long median(long[] values) {
    return Arrays.stream(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
  }

  private static List<String> headers(Response answer) {
    return answer.headers().asList().stream().map(Header::getName).sorted().toList();
  }

  private static List<String> headings(Response answer) {
    return HEADINGS.matcher(answer.asString()).results().map(MatchResult::group).toList();
  }
}
