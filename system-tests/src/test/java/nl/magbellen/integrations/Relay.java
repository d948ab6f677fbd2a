package nl.magbellen.integrations;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.magbellen.launcher.os.Pause;

/**
 * A running SIP server that asks before it relays a call.
 *
 * @param process of the server
 * @param port where it takes calls, by UDP
 */
record Relay(Process process, int port) implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Starts it and waits until it answers.
   *
   * @param environment what its configuration reads: where the gateway is, key, campaign, carrier
   */
  static Relay start(List<String> command, Map<String, String> environment, int port, Path log) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(log.getParent().toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      Relay relay = new Relay(builder.start(), port);
      Pause.until(() -> answers(port) || !relay.process.isAlive(), PATIENCE);
      if (!answers(port)) {
        relay.close();
        throw new IllegalStateException(command.getFirst() + " does not start:\n" + end(log));
      }
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that is free for UDP now. */
  static int freePort() {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  /** Whether anything answers to SIP on this port. */
  static boolean answers(int port) {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String options =
          """
          OPTIONS sip:ping@127.0.0.1:%1$d SIP/2.0
          Via: SIP/2.0/UDP 127.0.0.1:%2$d;branch=z9hG4bK-%3$d;rport
          From: <sip:ping@127.0.0.1:%2$d>;tag=%3$d
          To: <sip:ping@127.0.0.1:%1$d>
          Call-ID: %3$d@127.0.0.1
          CSeq: 1 OPTIONS
          Max-Forwards: 70
          Content-Length: 0

          """
              .formatted(port, socket.getLocalPort(), System.nanoTime())
              .replace("\n", "\r\n");
      byte[] bytes = options.getBytes(StandardCharsets.US_ASCII);
      socket.setSoTimeout(200);
      socket.connect(InetAddress.getLoopbackAddress(), port);
      socket.send(new DatagramPacket(bytes, bytes.length));
      socket.receive(new DatagramPacket(new byte[1 << 13], 1 << 13));
      return true;
    } catch (IOException silent) {
      return false;
    }
  }

  /**
   * The path of a program of this machine.
   *
   * @throws IllegalStateException when it is not there, with what installs it
   */
  static String program(String name, String install) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "") + ":/usr/sbin";
    return Stream.of(path.split(File.pathSeparator))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + name + " on PATH: " + install))
        .toString();
  }

  @Override
  public void close() {
    process.destroy();
    Pause.until(() -> !process.isAlive(), PATIENCE);
    process.destroyForcibly();
  }

  private static String end(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }
}
