package nl.magbellen.service.connection;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a client does not take yet waits in a file, within bounds, so that a client that sends all
 * before it reads anything can send on. Who writes is not held up before the bound is reached; what
 * the client takes at once passes through the file and leaves nothing behind.
 */
public final class SpooledOutput extends OutputStream {

  private static final int PIECE = 1 << 16;

  /** In bytes: the answers to some 200,000 rows. Beyond that the client must take some. */
  private static final long MOST = 32 << 20;

  private final OutputStream client;
  private final long most;
  private final FileChannel file;
  private final Thread sender;
  private long written;
  private long sent;
  private boolean flushes;
  private boolean ended;
  private IOException gone;

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
   * Writes an answer to a client while its request still comes in, in pieces: each is a system call
   * to spool, and one to send. What must not wait for the next row is to be flushed.
   *
   * @throws IOException when the client is gone, or took nothing of it for too long
   */
  public static void write(Answer answer, OutputStream client) throws IOException {
    RequestUnderWay.current().ifPresent(RequestUnderWay::endsAlone);
    try (OutputStream spooled = new BufferedOutputStream(new SpooledOutput(client, MOST), PIECE)) {
      answer.writeTo(spooled);
    }
  }

  /**
   * @param most the most bytes that wait
   */
  SpooledOutput(OutputStream client, long most) throws IOException {
    this.client = client;
    this.most = most;
    Path place = Files.createTempFile("answers", null);
    this.file = FileChannel.open(place, StandardOpenOption.READ, StandardOpenOption.WRITE);
    // It has no name from now on, so nothing of it outlives this process.
    Files.delete(place);
    this.sender = Thread.ofPlatform().name("answers").daemon().start(this::send);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
    while (rest.hasRemaining()) {
      while (written - sent == most && gone == null) {
        await();
      }
      requireClient();
      int piece = (int) Math.min(rest.remaining(), most - (written - sent));
      put(rest.slice(rest.position(), piece));
      rest.position(rest.position() + piece);
      notifyAll();
    }
  }

  /** Behind what waits; at the file's end it goes on at its beginning. */
  private void put(ByteBuffer piece) throws IOException {
    while (piece.hasRemaining()) {
      long place = written % most;
      int length = (int) Math.min(piece.remaining(), most - place);
      int put = file.write(piece.slice(piece.position(), length), place);
      piece.position(piece.position() + put);
      written += put;
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    requireClient();
    flushes = true;
    notifyAll();
  }

  /**
   * Waits until the client has taken everything.
   *
   * @throws IOException when the client is gone
   */
  @Override
  public void close() throws IOException {
    synchronized (this) {
      ended = true;
      notifyAll();
    }
    try {
      sender.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      file.close();
    }
    synchronized (this) {
      requireClient();
    }
  }

  private void requireClient() throws IOException {
    if (gone != null) {
      throw new IOException(gone);
    }
  }

  private void send() {
    byte[] piece = new byte[PIECE];
    try {
      for (int length = next(piece); length >= 0; length = next(piece)) {
        if (length > 0) {
          client.write(piece, 0, length);
        } else {
          client.flush();
        }
        taken(length);
      }
      client.flush();
    } catch (IOException failed) {
      fail(failed);
    } catch (RuntimeException failed) {
      fail(new IOException(failed));
    }
  }

  private synchronized void fail(IOException failure) {
    gone = failure;
    notifyAll();
  }

  /** How many bytes there are; 0 when what was written is to be flushed, -1 at the end. */
  private synchronized int next(byte[] piece) throws IOException {
    while (written == sent && !flushes && !ended) {
      await();
    }
    if (written > sent) {
      long place = sent % most;
      long waiting = Math.min(written - sent, most - place);
      int length = (int) Math.min(piece.length, waiting);
      ByteBuffer into = ByteBuffer.wrap(piece, 0, length);
      while (into.hasRemaining() && file.read(into, place + into.position()) >= 0) {
        continue;
      }
      return length;
    }
    if (flushes) {
      flushes = false;
      return 0;
    }
    return -1;
  }

  /** Where nothing waits the file begins anew: it is as long as what waited at most. */
  private synchronized void taken(int length) {
    sent += length;
    if (sent == written) {
      sent = 0;
      written = 0;
    }
    notifyAll();
  }

  private void await() throws IOException {
    try {
      wait();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }
}
