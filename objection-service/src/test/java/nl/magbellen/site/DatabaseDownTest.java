package nl.magbellen.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.magbellen.service.testing.DatabaseDownContract;
import nl.magbellen.service.testing.TestDatabase;
import nl.magbellen.service.testing.TestWorld;
import nl.magbellen.site.page.Routes;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Objection-service with the consumers' site, whose pages stand in no OpenAPI document. */
@QuarkusTest
@TestProfile(DatabaseDownTest.OwnDatabase.class)
@WithTestResource(TestWorld.class)
class DatabaseDownTest extends DatabaseDownContract {

  private static final Pattern BOTH_LANGUAGES = Pattern.compile("\\{at:([^|}]*)\\|([^}]*)}(.*)");

  private static final String[] FIELDS = {
    "number",
    "+31612345678",
    "scope",
    "all",
    "code",
    "000000",
    "name",
    "zon",
    "objection",
    "01999999-0000-7000-8000-000000000001",
    "consent",
    "01999999-0000-7000-8000-000000000001",
    "complaint",
    "01999999-0000-7000-8000-000000000001",
    "withheld",
    "true",
    "day",
    "2026-11-20",
    "time",
    "14:30",
    "kind",
    "ERASE",
    "to",
    "*",
    "words",
    "Wis mijn gegevens."
  };

  /** A service that nobody has asked anything, with a database that no other test has. */
  public static final class OwnDatabase implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return USUAL_TIMES;
    }
  }

  /** A page as a visitor got it. */
  private record Seen(String address, String language, Response answer) {

    /** Answered without a database, or told in the visitor's language that it is not there. */
    boolean isRight() {
      return answer.statusCode() < 500 || isUnavailable();
    }

    boolean isUnavailable() {
      return answer.statusCode() == 503
          && answer.header("Retry-After") != null
          && answer.asString().contains("lang=\"" + language + "\"");
    }

    @Override
    public String toString() {
      return address + " " + answer.statusCode() + " " + answer.headers();
    }
  }

  @Override
  protected Map<String, String> queries() {
    return Map.of("listObjections", "?number=%2B31612345678");
  }

  /** Reports of deliveries are not taken where no provider is set. */
  @Override
  protected Map<String, Integer> needNoDatabase() {
    return Map.of("getSigningKeys", 200, "getCodeChallenge", 200, "reportCodeDelivery", 404);
  }

  /** A key pressed in a call waits until the gateway tells the call. */
  @Override
  protected Set<String> askAnotherService() {
    return Set.of("pressKey");
  }

  @Test
  @Order(4)
  void whileTheDatabaseStandsStillEveryPageSaysSoInTheVisitorsLanguage() {
    // Given
    Visitor visitor = new Visitor().enterWith("+31612345678");
    TestDatabase server = TestDatabase.of(database);
    server.standStill();
    // When
    List<Seen> pages = pages(visitor);
    // Then
    server.goOn();
    assertEquals(List.of(), pages.stream().filter(page -> !page.isRight()).toList());
    assertTrue(pages.stream().filter(Seen::isUnavailable).count() >= 4, pages::toString);
  }

  private static List<Seen> pages(Visitor visitor) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Seen>> all = new ArrayList<>();
      for (Field route : Routes.class.getFields()) {
        paths(route)
            .forEach(
                (path, language) -> {
                  all.add(() -> new Seen("GET " + path, language, visitor.open(path)));
                  all.add(() -> new Seen("POST " + path, language, visitor.ask(path, FIELDS)));
                });
      }
      return threads.invokeAll(all).stream().map(Future::resultNow).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The test was interrupted.", e);
    }
  }

  /** The addresses of a page, each with its language. */
  private static Map<String, String> paths(Field route) {
    try {
      Matcher both = BOTH_LANGUAGES.matcher((String) route.get(null));
      return Stream.of(both)
          .filter(Matcher::matches)
          .findFirst()
          .map(
              it ->
                  Map.of(
                      "/" + it.group(1) + it.group(3), "nl", "/" + it.group(2) + it.group(3), "en"))
          .orElseThrow();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Routes are public.", e);
    }
  }

  @Test
  @Order(8)
  void jobThatNeedsTheDatabaseWarnsInALineAndIsTriedLater() {
    assertJobsAreTriedLater();
  }
}
