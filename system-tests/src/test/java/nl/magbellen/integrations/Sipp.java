package nl.magbellen.integrations;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.stack.RunningStack;

/** SIPp on the loopback address, as the side that is called and as the dialer. */
final class Sipp implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final int A_SECOND = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path directory;
  private final int calledPort = Relay.freePort();
  private final Process called;
  private int runs;

  /** A call that came in at the called side: whom it is for, and on which decision. */
  record Arrival(String callee, String decision) {}

  /**
   * What a call of the dialer came to.
   *
   * @param status of the final answer
   * @param waited from the INVITE until it rang, or was refused
   */
  record Answer(String callee, int status, Duration waited) {}

  /** Who is called is there from now on. */
  Sipp(Path directory) {
    this.directory = directory;
    this.called =
        start(
            "called-side.xml",
            "called",
            List.of("-p", port(calledPort), "-trace_logs", "-log_file", file("arrivals")));
    Pause.until(() -> isTaken(calledPort) || !called.isAlive(), PATIENCE);
  }

  /** The address of the side that is called. */
  String carrier() {
    return HOST + ":" + calledPort;
  }

  /** All that has come in at the called side until now. */
  List<Arrival> arrivals() {
    return lines(file("arrivals"))
        .map(line -> line.split(" ", -1))
        .map(parts -> new Arrival(parts[0], parts[1]))
        .toList();
  }

  /** Calls each of these numbers, thirty a second, and waits until each has had its answer. */
  List<Answer> dial(int relay, String callerId, List<String> callees) {
    String run = "dialer-" + ++runs;
    write(
        run + ".csv",
        Stream.concat(
            Stream.of("SEQUENTIAL"), callees.stream().map(callee -> callee + ";" + callerId)));
    Process dialer =
        start(
            "dialer.xml",
            run,
            List.of(
                HOST + ":" + relay,
                "-p",
                port(Relay.freePort()),
                "-inf",
                file(run + ".csv"),
                "-m",
                port(callees.size()),
                "-r",
                port(A_SECOND)));
    await(dialer, run);
    return answers(file(run + "-messages"));
  }

  @Override
  public void close() {
    called.destroy();
  }

  private Process start(String scenario, String name, List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(Relay.program("sipp", "apt install sip-tester"));
    command.addAll(more);
    command.addAll(List.of("-sf", scenario(scenario), "-i", HOST, "-mi", HOST, "-nostdin"));
    command.addAll(List.of("-trace_shortmsg", "-shortmessage_file", file(name + "-messages")));
    command.addAll(List.of("-trace_err", "-error_file", file(name + "-errors")));
    try {
      return new ProcessBuilder(command)
          .directory(directory.toFile())
          .redirectErrorStream(true)
          .redirectOutput(new File(file(name + "-screen")))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await(Process dialer, String run) {
    try {
      if (!dialer.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        dialer.destroyForcibly();
        throw new IllegalStateException("SIPp has no answer to every call: " + file(run));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (dialer.exitValue() != 0) {
      throw new IllegalStateException(
          "SIPp saw calls that failed: " + lines(file(run + "-errors")).limit(5).toList());
    }
  }

  /** Of the messages that went and came: date, time, seconds, S or R, call, CSeq, first line. */
  private static List<Answer> answers(String messages) {
    Map<String, String[]> invites = new HashMap<>();
    Map<String, Instant> rang = new HashMap<>();
    List<Answer> answers = new ArrayList<>();
    for (String line : lines(messages).toList()) {
      String[] parts = line.split("\t");
      String call = parts[4];
      if (!parts[5].endsWith(" INVITE")) {
        continue;
      }
      if (parts[3].equals("S")) {
        invites.putIfAbsent(call, parts);
        continue;
      }
      int status = Integer.parseInt(parts[6].split(" ")[1]);
      if (status > 100) {
        rang.putIfAbsent(call, at(parts));
      }
      if (status >= 200 && invites.containsKey(call)) {
        String[] invite = invites.remove(call);
        String callee = invite[6].replaceFirst(".*sip:([^@]+)@.*", "$1");
        answers.add(new Answer(callee, status, Duration.between(at(invite), rang.get(call))));
      }
    }
    return answers;
  }

  private static boolean isTaken(int port) {
    try {
      new DatagramSocket(port, InetAddress.getLoopbackAddress()).close();
      return false;
    } catch (IOException taken) {
      return true;
    }
  }

  private static Instant at(String[] parts) {
    String[] seconds = parts[2].split("\\.");
    return Instant.ofEpochSecond(Long.parseLong(seconds[0]), Long.parseLong(seconds[1]) * 1000);
  }

  private static String scenario(String name) {
    return RunningStack.project().resolve("system-tests/src/test/resources/sip/" + name).toString();
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private static String port(int number) {
    return Integer.toString(number);
  }

  private static Stream<String> lines(String file) {
    try {
      Path path = Path.of(file);
      return Files.exists(path) ? Files.readAllLines(path).stream() : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, Stream<String> lines) {
    try {
      Files.write(directory.resolve(name), lines.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
