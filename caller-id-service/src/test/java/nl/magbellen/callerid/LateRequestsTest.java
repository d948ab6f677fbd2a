package nl.magbellen.callerid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.EventLoopGroup;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import nl.magbellen.service.testing.RawConnection;
import nl.magbellen.service.testing.RawConnection.Answer;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service whose threads had no processor for a while, as under too much load. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class LateRequestsTest {

  /** More than the few that are taken however late. */
  private static final int FOR_EACH_THREAD = 170;

  /** Longer than a request may wait unread. */
  private static final Duration AWAY = Duration.ofSeconds(2);

  /** A thread may not know that it was away; that happens to all of them seldom. */
  private static final int ROUNDS = 10;

  /** By {@code Retry-After}. */
  private static final Duration TOLD = Duration.ofSeconds(1);

  @TestHTTPResource("/")
  URI service;

  @Inject Vertx vertx;

  private final List<RawConnection> connections = new ArrayList<>();

  @AfterEach
  void close() {
    connections.forEach(RawConnection::close);
  }

  @Test
  void whatWaitedUnreadAmongManyIsRefusedAtOnceAndTheConnectionGoesOn() {
    // Given
    EventLoopGroup threads = ((VertxInternal) vertx).getEventLoopGroup();
    int many = FOR_EACH_THREAD * (int) StreamSupport.stream(threads.spliterator(), false).count();
    for (int n = 0; n < many; n++) {
      connections.add(new RawConnection(service));
    }
    // When
    List<Answer> refused = refusedOf(many, threads);
    for (int more = 0; refused.size() <= many / 10 && more < ROUNDS; more++) {
      refused = refusedOf(many, threads);
    }
    // Then
    assertTrue(refused.size() > many / 10, "refused: " + refused.size());
    assertTrue(refused.size() < many, "refused: " + refused.size());
    refused.forEach(answer -> assertEquals("1", answer.header("Retry-After"), answer::toString));
    refused.forEach(answer -> assertTrue(answer.body().contains("busy"), answer::toString));
    // When
    LockSupport.parkNanos(TOLD.toNanos());
    // Then
    connections.forEach(each -> assertNotRefused(each.send(post("one")).answer()));
  }

  /**
   * What is refused of so many requests that wait unread, when one of another client waits too. A
   * thread that nobody asked anything of just before knows of no time that it was away, which the
   * processors of a busy machine may bring about.
   */
  private List<Answer> refusedOf(int many, EventLoopGroup threads) {
    RawConnection another = new RawConnection(service);
    CountDownLatch sent = new CountDownLatch(1);
    connections.forEach(each -> assertNotEquals(0, each.send(post("one")).answer().status()));
    threads.forEach(thread -> thread.execute(() -> await(sent)));
    connections.forEach(each -> each.send(post("one")));
    another.send(post("another"));
    LockSupport.parkNanos(AWAY.toNanos());
    sent.countDown();
    List<Answer> answers = connections.stream().map(RawConnection::answer).toList();
    assertEquals(many, answers.size());
    assertNotRefused(another.answer());
    another.close();
    return answers.stream().filter(answer -> answer.status() == 503).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertNotRefused(Answer answer) {
    assertNotEquals(0, answer.status());
    assertNotEquals(503, answer.status(), answer::toString);
  }

  private static String post(String token) {
    return "POST /v1/caller-ids HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
            .formatted(token)
        + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
  }
}
