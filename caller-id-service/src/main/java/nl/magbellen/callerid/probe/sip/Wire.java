package nl.magbellen.callerid.probe.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The way to the trunk, for one call. It takes what comes from the trunk's own address and port
 * alone, and sends there alone: none of its answers can send us elsewhere.
 */
final class Wire implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Wire.class);

  private static final int LARGEST = 65_535;

  /** Milliseconds, after which the caller looks at its clock again. */
  private static final int AWHILE = 20;

  private final DatagramSocket socket;

  /**
   * @throws IOException if there is no way to it
   */
  Wire(InetSocketAddress trunk) throws IOException {
    if (trunk.isUnresolved()) {
      throw new IOException("the trunk's name leads to no address");
    }
    this.socket = new DatagramSocket();
    this.socket.connect(trunk);
    this.socket.setSoTimeout(AWHILE);
  }

  /** Our own address and port. */
  String here() {
    String host = socket.getLocalAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + socket.getLocalPort();
  }

  /** Our own address, as SDP writes it. */
  String sdpAddress() {
    String host = socket.getLocalAddress().getHostAddress();
    return (host.contains(":") ? "IP6 " : "IP4 ") + host;
  }

  /** Sends a message. One that does not get out is lost like any other, and is sent again. */
  void send(String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    try {
      socket.send(new DatagramPacket(bytes, bytes.length));
    } catch (IOException lost) {
      LOG.debugf("a message of SIP was lost: %s", lost);
    }
  }

  /** The next message; empty when none comes now, or what comes is none. */
  Optional<Incoming> receive() {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    try {
      socket.receive(packet);
      return Incoming.read(Arrays.copyOf(packet.getData(), packet.getLength()));
    } catch (IOException nothing) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
