package nl.magbellen.callerid.probe.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The way between a prober and a called side, on which messages are lost, doubled and spoilt. */
final class Way implements AutoCloseable {

  private static final int LARGEST = 65_535;

  private final DatagramSocket ours;
  private final DatagramSocket theirs;
  private final InetSocketAddress called;
  private volatile SocketAddress caller;

  /**
   * @param change what becomes of a message; none if it is lost
   */
  Way(InetSocketAddress called, Function<String, List<String>> change) {
    this.called = called;
    try {
      InetAddress here = InetAddress.getByName("127.0.0.1");
      ours = new DatagramSocket(0, here);
      theirs = new DatagramSocket(0, here);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(() -> carry(ours, theirs, change));
    Thread.startVirtualThread(() -> carry(theirs, ours, change));
  }

  InetSocketAddress address() {
    return new InetSocketAddress("127.0.0.1", ours.getLocalPort());
  }

  private void carry(
      DatagramSocket from, DatagramSocket to, Function<String, List<String>> change) {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    try {
      while (true) {
        packet.setLength(LARGEST);
        from.receive(packet);
        if (from == ours) {
          caller = packet.getSocketAddress();
        }
        byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        for (String changed : change.apply(new String(bytes, StandardCharsets.ISO_8859_1))) {
          byte[] sent = changed.getBytes(StandardCharsets.ISO_8859_1);
          to.send(new DatagramPacket(sent, sent.length, from == ours ? called : caller));
        }
      }
    } catch (IOException closed) {
      from.close();
    }
  }

  @Override
  public void close() {
    ours.close();
    theirs.close();
  }
}
