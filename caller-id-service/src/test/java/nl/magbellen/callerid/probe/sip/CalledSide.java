package nl.magbellen.callerid.probe.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A SIPp process that is called once, and does what it is told step by step. */
public final class CalledSide implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration A_WHILE = Duration.ofMillis(10);

  private final Path directory;
  private final int port = freePort();
  private final Process process;

  /**
   * @param steps {@code <INVITE}, {@code <CANCEL}, {@code <ACK} and {@code <BYE} wait for that
   *     request; a status with its phrase, as {@code 486 Busy Here}, answers the last one; {@code
   *     486 Busy Here for INVITE} answers that one; {@code >BYE} hangs up and waits for its answer;
   *     {@code 401} and {@code 407} challenge; {@code <INVITE proven} asks for the right digest,
   *     {@code <INVITE proxied} for any to a proxy; {@code pause} waits half a second
   */
  public CalledSide(String... steps) {
    try {
      this.directory = Files.createTempDirectory("called-side");
      Files.writeString(directory.resolve("steps.xml"), Steps.scenario(steps));
      this.process = start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!isTaken() && process.isAlive() && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(A_WHILE.toNanos());
    }
  }

  /** Where it is called. */
  public InetSocketAddress address() {
    return new InetSocketAddress(HOST, port);
  }

  /** Whether the call went step by step as it was told, also what came after it. */
  public boolean isContent() {
    try {
      return process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All messages that went and came, as the process wrote them down. */
  public String messages() {
    return read("messages") + read("errors") + read("screen");
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>(List.of(program(), "-sf", file("steps.xml")));
    command.addAll(List.of("-i", HOST, "-p", Integer.toString(port), "-m", "1", "-nostdin"));
    command.addAll(List.of("-deadcall_wait", "0", "-default_behaviors", "none"));
    command.addAll(List.of("-trace_msg", "-message_file", file("messages")));
    command.addAll(List.of("-trace_err", "-error_file", file("errors")));
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("screen").toFile())
        .start();
  }

  private static String program() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(place -> Path.of(place, "sipp"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("SIPp is missing: install it, apt install sip-tester"))
        .toString();
  }

  private boolean isTaken() {
    try {
      new DatagramSocket(port, InetAddress.getByName(HOST)).close();
      return false;
    } catch (IOException taken) {
      return true;
    }
  }

  private static int freePort() {
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getByName(HOST))) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private String read(String name) {
    try {
      Path file = directory.resolve(name);
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
