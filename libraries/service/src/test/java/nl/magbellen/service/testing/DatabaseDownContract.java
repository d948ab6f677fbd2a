package nl.magbellen.service.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.magbellen.service.testing.OperationWalk.Answer;
import nl.magbellen.service.testing.ScheduledJobs.Job;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What every service does when its database stands still or is gone: whatever needs it is answered
 * 503 with {@code Retry-After}, by every operation of its document. The class that extends it has a
 * profile of its own, so that the service has just started and the database is nobody else's.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class DatabaseDownContract {

  /** The times of production, which other tests on a busy machine do without. */
  protected static final Map<String, String> USUAL_TIMES =
      Map.of("magbellen.answer.deadline", "PT5S", "magbellen.database.acquire-within", "PT3S");

  /** What is kept in memory for some seconds may be answered without it. */
  private static final Set<String> REMEMBERED = Set.of("getLogCheckpoint");

  private static final int PROBES = 8;

  /** More than the ten seconds that a service may warm itself up, and a busy machine needs. */
  private static final Duration WARM_WITHIN = Duration.ofSeconds(60);

  private static final Duration PAUSE = Duration.ofMillis(100);

  protected DataSource database;

  @TestHTTPResource("/")
  protected URI service;

  private static OperationWalk walk;
  private static TestDatabase server;

  /** The body to be sent to an operation where its document does not tell enough. */
  protected String body(String operation, String documented) {
    return documented;
  }

  /** The queries of operations of which no parameter is required alone. */
  protected Map<String, String> queries() {
    return Map.of();
  }

  /** The operations that need no database, each with the status that it answers without one. */
  protected abstract Map<String, Integer> needNoDatabase();

  /** The operations that ask a service which is not there, and so are unavailable all the time. */
  protected Set<String> askAnotherService() {
    return Set.of();
  }

  @Test
  @Order(1)
  void probesOfAStartingServiceDoNotWaitForEachOther() {
    // Given
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest probe =
        HttpRequest.newBuilder(service.resolve("/q/health/ready"))
            .timeout(Duration.ofSeconds(30))
            .build();
    // When
    List<Integer> answers = onceItIsWarm(() -> answers(http, probe), given -> !given.contains(503));
    // Then
    assertEquals(Collections.nCopies(PROBES, 200), answers);
  }

  @Test
  @Order(2)
  void everyOperationIsAskedSomethingThatItUnderstands() {
    // Given
    walk = new OperationWalk(service, this::body, queries());
    // When
    List<Answer> answers = answersOnceItIsWarm();
    // Then
    assertEquals(
        List.of(),
        answers.stream()
            .filter(this::needsNobodyElse)
            .filter(it -> it.status() == 0 || it.status() >= 500 || it.status() == 400)
            .toList());
    assertTrue(
        answers.stream().map(Answer::operation).toList().containsAll(needNoDatabase().keySet()));
  }

  @Test
  @Order(3)
  void whileTheDatabaseStandsStillWhatNeedsItIsUnavailable() {
    // Given
    server = TestDatabase.of(database);
    server.standStill();
    // When
    List<Answer> answers = walk.answers();
    // Then
    server.goOn();
    assertEquals(List.of(), wrong(answers));
  }

  @Test
  @Order(4)
  void onceItGoesOnEverythingIsAnsweredAgain() {
    // When
    List<Answer> answers = answersOnceItIsWarm();
    // Then
    assertEquals(
        List.of(),
        answers.stream()
            .filter(this::needsNobodyElse)
            .filter(it -> it.status() == 0 || it.status() >= 500)
            .toList());
  }

  @Test
  @Order(5)
  void withoutADatabaseWhatNeedsItIsUnavailable() {
    // Given
    server.kill();
    // When
    List<Answer> answers = walk.answers();
    // Then
    assertEquals(List.of(), wrong(answers));
  }

  /**
   * No job fails with a stack trace because its database starts anew: it warns in a line. To be
   * asked when the database is gone.
   */
  protected final void assertJobsAreTriedLater() {
    // Given
    List<Job> jobs = ScheduledJobs.all();
    // When
    LoggedFailures log = new LoggedFailures();
    List<String> failed;
    try (log) {
      failed = jobs.stream().filter(job -> !isDone(job)).map(Job::name).toList();
    }
    // Then
    assertEquals(List.of(), failed);
    assertEquals(List.of(), log.lines());
    assertEquals(
        1,
        log.warnings().stream()
            .filter(line -> line.contains("tried later") && line.contains("ForgottenKeys"))
            .count(),
        () -> log.warnings().toString());
  }

  private static boolean isDone(Job job) {
    return job.done()
        .handle((_, failure) -> failure == null)
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
  }

  /** What eight at once are told; 0 for one that gets no answer. */
  private static List<Integer> answers(HttpClient http, HttpRequest probe) {
    return Stream.generate(() -> http.sendAsync(probe, BodyHandlers.discarding()))
        .limit(PROBES)
        .toList()
        .stream()
        .map(answer -> answer.thenApply(HttpResponse::statusCode).exceptionally(_ -> 0))
        .map(CompletableFuture::join)
        .toList();
  }

  /** A service that is asked everything at once while it is cold does not answer all in time. */
  private List<Answer> answersOnceItIsWarm() {
    return onceItIsWarm(
        walk::answers,
        given -> given.stream().filter(this::needsNobodyElse).noneMatch(it -> it.status() == 503));
  }

  private boolean needsNobodyElse(Answer answer) {
    return !askAnotherService().contains(answer.operation());
  }

  /** The first answers that are right, or the last ones before a cold service should be warm. */
  private static <T> List<T> onceItIsWarm(Supplier<List<T>> asked, Predicate<List<T>> right) {
    long until = System.nanoTime() + WARM_WITHIN.toNanos();
    List<T> answers = asked.get();
    while (!right.test(answers) && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(PAUSE.toNanos());
      answers = asked.get();
    }
    return answers;
  }

  private List<Answer> wrong(List<Answer> answers) {
    return answers.stream().filter(answer -> !isRight(answer)).toList();
  }

  private boolean isRight(Answer answer) {
    Integer without = needNoDatabase().get(answer.operation());
    if (REMEMBERED.contains(answer.operation()) && answer.status() == 200) {
      return true;
    }
    return without != null
        ? answer.status() == without
        : answer.status() == 503 && answer.retryAfter().isPresent();
  }
}
