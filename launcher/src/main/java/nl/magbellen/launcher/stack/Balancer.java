package nl.magbellen.launcher.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import nl.magbellen.launcher.os.StackException;

/**
 * Gives each new connection to the next of several processes of one service, as a Kubernetes
 * Service does. What is refused by one is tried at the next.
 */
public final class Balancer implements AutoCloseable {

  private static final int BACKLOG = 512;

  private final ServerSocket front;
  private final List<URI> backends = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  private Balancer(ServerSocket front) {
    this.front = front;
  }

  /** A balancer on a free port of the loopback address; it has no processes yet. */
  public static Balancer start() {
    try {
      Balancer balancer =
          new Balancer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().name("balancer").start(balancer::accept);
      return balancer;
    } catch (IOException refused) {
      throw new StackException("no balancer: " + refused.getMessage(), refused);
    }
  }

  /** Where clients connect. */
  public URI address() {
    return URI.create("http://localhost:" + front.getLocalPort());
  }

  /** One more process that gets connections from now on. */
  public void add(URI process) {
    backends.add(process);
  }

  /** Takes no more connections; those that are open end with their clients. */
  @Override
  public void close() {
    try {
      front.close();
    } catch (IOException refused) {
      throw new StackException("a balancer does not close: " + refused.getMessage(), refused);
    }
  }

  private void accept() {
    while (!front.isClosed()) {
      try {
        Socket client = front.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket process = next()) {
      client.setTcpNoDelay(true);
      process.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> pass(process, client));
      pass(client, process);
      back.join();
    } catch (IOException gone) {
      // Nothing is to be reported: a client without any process sees its connection end.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Socket next() throws IOException {
    IOException last = new IOException("there is no process");
    for (int tried = 0; tried < backends.size(); tried++) {
      URI process = backends.get(Math.floorMod(turn.getAndIncrement(), backends.size()));
      try {
        return new Socket(process.getHost(), process.getPort());
      } catch (IOException refused) {
        last = refused;
      }
    }
    throw last;
  }

  private static void pass(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException gone) {
      // the other direction ends by the same
    }
  }
}
