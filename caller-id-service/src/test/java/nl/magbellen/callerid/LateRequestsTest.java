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
    RawConnection another = new RawConnection(service);
    connections.forEach(each -> assertNotRefused(each.send(post("one")).answer()));
    threads.forEach(thread -> thread.execute(() -> LockSupport.parkNanos(AWAY.toNanos())));
    // When
    connections.forEach(each -> each.send(post("one")));
    another.send(post("another"));
    List<Answer> answers = connections.stream().map(RawConnection::answer).toList();
    // Then
    List<Answer> refused = answers.stream().filter(answer -> answer.status() == 503).toList();
    assertTrue(refused.size() > many / 10, "refused: " + refused.size());
    assertTrue(refused.size() < many, "refused: " + refused.size());
    refused.forEach(answer -> assertEquals("1", answer.header("Retry-After"), answer::toString));
    refused.forEach(answer -> assertTrue(answer.body().contains("busy"), answer::toString));
    assertNotRefused(another.answer());
    another.close();
    // When
    LockSupport.parkNanos(TOLD.toNanos());
    // Then
    connections.forEach(each -> assertNotRefused(each.send(post("one")).answer()));
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
