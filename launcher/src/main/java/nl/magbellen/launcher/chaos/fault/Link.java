package nl.magbellen.launcher.chaos.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.os.StackException;

/**
 * The wire from one process to another: a TCP proxy that passes everything on until it is told to
 * be slow, to stall, to be cut, or to lose what it carries.
 */
public final class Link implements AutoCloseable {

  /** What a link does with what it carries. */
  enum State {
    FLOWING,
    /** Every piece takes a while. */
    SLOW,
    /** Nothing passes, nothing is lost: it passes later. */
    STALLED,
    /** Open connections are reset, new ones too. */
    CUT,
    /**
     * Open connections lose all that is sent and never tell; new ones are taken and lose it too.
     */
    HALF_OPEN
  }

  private static final int BACKLOG = 512;
  private static final int CHUNK = 1 << 14;
  private static final Duration SLOWNESS = Duration.ofMillis(120);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  /**
   * After so long the server's host finds a lost connection gone, as its keepalive would. The
   * client's host never does: who asks must give up by itself.
   */
  private static final Duration KEEPALIVE = Duration.ofSeconds(20);

  private final String name;
  private final boolean canBeHalfOpen;
  private final InetSocketAddress target;
  private final ServerSocket front;
  private final Set<Passage> open = ConcurrentHashMap.newKeySet();
  private volatile State state = State.FLOWING;

  private Link(String name, int target, ServerSocket front, boolean canBeHalfOpen) {
    this.name = name;
    this.canBeHalfOpen = canBeHalfOpen;
    this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), target);
    this.front = front;
  }

  /**
   * A link to a port of this machine, flowing.
   *
   * @param name such as {@code gateway to consent-service}
   * @param canBeHalfOpen whether it may lose what it carries
   * @throws StackException when there is no free port
   */
  public static Link to(int port, String name, boolean canBeHalfOpen) {
    try {
      Link link =
          new Link(
              name,
              port,
              new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()),
              canBeHalfOpen);
      Thread.ofVirtual().name("link").start(link::accept);
      return link;
    } catch (IOException refused) {
      throw new StackException("no link: " + refused.getMessage(), refused);
    }
  }

  /** Where the one who asks connects. */
  public int port() {
    return front.getLocalPort();
  }

  /** Which wire it is. */
  public String name() {
    return name;
  }

  /** Whether nothing is wrong with it now, and it can do this. */
  boolean isFreeFor(State next) {
    return state == State.FLOWING && (next != State.HALF_OPEN || canBeHalfOpen);
  }

  /** From now on it does this. */
  void turn(State next) {
    state = next;
    switch (next) {
      case CUT -> open.forEach(Passage::reset);
      case HALF_OPEN -> open.forEach(Passage::lose);
      case FLOWING, SLOW, STALLED -> {}
    }
  }

  @Override
  public void close() {
    try {
      front.close();
    } catch (IOException refused) {
      throw new StackException("a link does not close: " + refused.getMessage(), refused);
    }
    open.forEach(Passage::reset);
  }

  private void accept() {
    while (!front.isClosed()) {
      try {
        Socket near = front.accept();
        Passage passage = new Passage(near);
        open.add(passage);
        Thread.ofVirtual().start(passage::serve);
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** One connection. */
  private final class Passage {

    private final Socket near;
    private final Socket far = new Socket();
    private volatile boolean lost;

    Passage(Socket near) {
      this.near = near;
    }

    void serve() {
      try {
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        switch (state) {
          case CUT -> reset();
          case HALF_OPEN -> {
            lost = true;
            pass(near, far);
          }
          case FLOWING, SLOW, STALLED -> passBothWays();
        }
      } catch (IOException gone) {
        reset();
      } finally {
        open.remove(this);
        reset(near);
        if (!lost) {
          reset(far);
        }
      }
    }

    private void passBothWays() throws IOException {
      far.connect(target);
      Thread back = Thread.ofVirtual().start(() -> passQuietly(far, near));
      try {
        pass(near, far);
        back.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private void passQuietly(Socket from, Socket to) {
      try {
        pass(from, to);
      } catch (IOException gone) {
        if (!lost) {
          reset();
        }
      }
    }

    private void pass(Socket from, Socket to) throws IOException {
      InputStream in = from.getInputStream();
      byte[] chunk = new byte[CHUNK];
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        linger();
        if (!lost) {
          OutputStream out = to.getOutputStream();
          out.write(chunk, 0, length);
        }
      }
      linger();
      if (!lost) {
        to.shutdownOutput();
      }
    }

    private void linger() {
      if (state == State.SLOW) {
        Pause.of(SLOWNESS);
      }
      while (state == State.STALLED) {
        Pause.of(BETWEEN_LOOKS);
      }
    }

    /** Neither end hears of the other any more; only the server's host finds out, after a while. */
    void lose() {
      lost = true;
      Thread.ofVirtual()
          .start(
              () -> {
                Pause.of(KEEPALIVE);
                reset(far);
              });
    }

    void reset() {
      reset(near);
      reset(far);
    }

    private static void reset(Socket socket) {
      try (socket) {
        socket.setSoLinger(true, 0);
      } catch (IOException closedAlready) {
        // that is what was wanted
      }
    }
  }
}
