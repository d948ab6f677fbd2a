package nl.magbellen.launcher.stack;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.home.PidFile;
import nl.magbellen.launcher.os.DiskFull;
import nl.magbellen.launcher.os.LogTail;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.os.Program;
import nl.magbellen.launcher.os.StackException;

/**
 * One service as a process of its own, with its log in a file. It can be started again and again.
 */
public final class ServiceProcess {

  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(15);
  private static final int TOLD_LINES = 10;

  /** The terminal's Ctrl-C reaches every process at once; the launcher stops them in order. */
  private static final String IGNORING_THE_TERMINAL = "trap '' INT HUP; exec \"$@\"";

  private final Service service;
  private final String name;
  private final URI address;
  private final Path directory;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final PidFile pidFile;
  private final OrphanWatch watch;
  private final Consumer<String> whenItEnds;

  private volatile Process process;

  /** The process that was not asked to end. */
  private volatile Process wanted;

  /**
   * Nothing runs yet.
   *
   * @param name distinguishes it from other processes of the same service
   * @param address where it will listen
   * @param program what runs it
   * @param environment added to the launcher's own
   * @param whenItEnds gets the reason, when it ends without being stopped
   */
  ServiceProcess(
      Service service,
      String name,
      URI address,
      Program program,
      Map<String, String> environment,
      Home home,
      OrphanWatch watch,
      Consumer<String> whenItEnds) {
    this.service = service;
    this.name = name;
    this.address = address;
    this.directory = program.directory();
    this.command = ignoringTheTerminal(program.command());
    this.environment = Map.copyOf(environment);
    this.log = home.logs().resolve(name + ".log");
    this.pidFile = pidFile(home, name);
    this.watch = watch;
    this.whenItEnds = whenItEnds;
  }

  /**
   * The file that names the process of a service, {@code gateway}, or one more, {@code gateway-2}.
   */
  static PidFile pidFile(Home home, String name) {
    return new PidFile(home.run().resolve(name + ".pid"));
  }

  /**
   * Starts the process; it is not ready yet.
   *
   * @throws StackException when it was not built, or runs already
   */
  public synchronized void start() {
    if (isAlive()) {
      throw new StackException(name + " runs already");
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
      process = builder.start();
    } catch (IOException failed) {
      throw new StackException("cannot start %s: %s".formatted(name, failed.getMessage()), failed);
    }
    Process started = process;
    wanted = started;
    watch.add("TERM", started.pid());
    pidFile.write(started.toHandle());
    started.onExit().thenAccept(this::ended);
  }

  /**
   * Waits until it says that it is ready.
   *
   * @throws StackException when it ends before, or is not ready in time
   */
  public void awaitReady() {
    Process awaited = process;
    boolean ready;
    try (Health health = Health.ready(address)) {
      ready = Pause.until(() -> health.holds() || !awaited.isAlive(), READY_WITHIN);
    }
    if (!awaited.isAlive()) {
      throw new StackException(endReport(awaited));
    }
    if (!ready) {
      throw new StackException(
          "%s is not ready after %d s (log: %s)".formatted(name, READY_WITHIN.toSeconds(), log));
    }
  }

  /**
   * Waits until it says that it is ready, however long a busy machine takes.
   *
   * @param slow hears that it is not ready yet, time and again
   * @param every how often
   * @throws StackException when it ends before
   */
  void awaitReady(Consumer<String> slow, Duration every) {
    Process awaited = process;
    Duration waited = Duration.ZERO;
    try (Health health = Health.ready(address)) {
      while (!Pause.until(() -> health.holds() || !awaited.isAlive(), every)) {
        waited = waited.plus(every);
        slow.accept(
            "%s is not ready after %d s (log: %s)".formatted(name, waited.toSeconds(), log));
      }
    }
    if (!awaited.isAlive()) {
      throw new StackException(endReport(awaited));
    }
  }

  /** Asks it to end, and ends it when it does not; does nothing when it is down. */
  public void stop() {
    stop(STOPS_WITHIN);
  }

  /** The same, for one that has more to do in the end than others. */
  public void stop(Duration within) {
    end(Process::destroy, within);
    pidFile.delete();
  }

  /** Ends it without warning: {@code kill -9}. */
  public void kill() {
    end(Process::destroyForcibly, STOPS_WITHIN);
  }

  /**
   * Ends it without warning though it is still wanted: whoever hears of its end is told.
   *
   * @param pid that of the process that hangs; another one is left alone
   */
  void endHung(long pid) {
    Process hung = process;
    if (hung != null && hung.pid() == pid) {
      hung.destroyForcibly();
    }
  }

  /** Whether the process is there. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** The running process's id. */
  public long pid() {
    return process.pid();
  }

  /** Where it listens. */
  public URI address() {
    return address;
  }

  /** The service that this is. */
  public Service service() {
    return service;
  }

  /** Where its log is. */
  public Path log() {
    return log;
  }

  private void end(Consumer<Process> how, Duration within) {
    Process ending = process;
    wanted = null;
    if (ending == null) {
      return;
    }
    how.accept(ending);
    try {
      if (!ending.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
        ending.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void ended(Process gone) {
    watch.remove("TERM", gone.pid());
    if (gone == wanted) {
      pidFile.delete();
      whenItEnds.accept(endReport(gone));
    }
  }

  private String endReport(Process gone) {
    String last = String.join(System.lineSeparator() + "  ", LogTail.of(log, TOLD_LINES));
    String why = DiskFull.in(last) ? "the disk is full" : "exit code " + gone.exitValue();
    return "%s has stopped by itself (%s); the end of %s:%n  %s".formatted(name, why, log, last);
  }

  private static List<String> ignoringTheTerminal(List<String> program) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", IGNORING_THE_TERMINAL, "sh"));
    command.addAll(program);
    return List.copyOf(command);
  }
}
