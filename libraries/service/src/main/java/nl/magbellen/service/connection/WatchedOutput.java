package nl.magbellen.service.connection;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * What is written to a client while its request still comes in. A client that takes nothing of it
 * for too long is given up, so that it holds no place for ever.
 */
public final class WatchedOutput extends OutputStream {

  private static final long NOTHING_UNDER_WAY = 0;

  /** In bytes: the answers to some 200,000 rows. Beyond that the client must take some. */
  private static final long MOST_SPOOLED = 32 << 20;

  /** In bytes. Each piece is a system call to spool, and one to send. */
  private static final int PIECE = 1 << 16;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final OutputStream client;
  private volatile long writingSince = NOTHING_UNDER_WAY;

  private WatchedOutput(OutputStream client) {
    this.client = client;
  }

  /** Writes all of an answer. */
  @FunctionalInterface
  public interface Answer {

    /**
     * Writes it.
     *
     * @throws IOException when the client is gone
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes an answer to a client, in pieces; what must not wait for the next row is to be flushed.
   * What the client does not take yet is spooled, within bounds.
   *
   * @param longestStall how long the client may take nothing of it
   * @throws IOException when the client is gone, or was given up
   */
  public static void write(
      Answer answer, OutputStream client, HttpConnection to, Duration longestStall, Vertx vertx)
      throws IOException {
    WatchedOutput watched = new WatchedOutput(client);
    long watch =
        vertx.setPeriodic(
            BETWEEN_LOOKS.toMillis(),
            _ -> {
              if (watched.isStuckFor(longestStall)) {
                giveUp(to);
              }
            });
    try (OutputStream spooled =
        new BufferedOutputStream(new SpooledOutput(watched, MOST_SPOOLED), PIECE)) {
      answer.writeTo(spooled);
    } finally {
      vertx.cancelTimer(watch);
    }
  }

  /** At once: an orderly close would wait for the client to take what was written before. */
  private static void giveUp(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      base.channelHandlerContext().close();
    } else {
      connection.close();
    }
  }

  /** Whether one write has been under way for so long. */
  private boolean isStuckFor(Duration time) {
    long since = writingSince;
    return since != NOTHING_UNDER_WAY && System.nanoTime() - since >= time.toNanos();
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    begin();
    try {
      client.write(bytes, from, length);
    } finally {
      end();
    }
  }

  @Override
  public void flush() throws IOException {
    begin();
    try {
      client.flush();
    } finally {
      end();
    }
  }

  private void begin() {
    writingSince = Math.max(1, System.nanoTime());
  }

  private void end() {
    writingSince = NOTHING_UNDER_WAY;
  }
}
