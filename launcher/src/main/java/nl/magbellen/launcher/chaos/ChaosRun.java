package nl.magbellen.launcher.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.magbellen.launcher.chaos.check.Checker;
import nl.magbellen.launcher.chaos.check.Violation;
import nl.magbellen.launcher.chaos.fault.FaultInjector;
import nl.magbellen.launcher.chaos.fault.FaultPlan;
import nl.magbellen.launcher.chaos.fault.Migrations;
import nl.magbellen.launcher.chaos.fault.TimeLine;
import nl.magbellen.launcher.chaos.history.Downtimes;
import nl.magbellen.launcher.chaos.history.History;
import nl.magbellen.launcher.chaos.load.AftermathReader;
import nl.magbellen.launcher.chaos.load.Clients;
import nl.magbellen.launcher.chaos.load.Ledger;
import nl.magbellen.launcher.chaos.load.Load;
import nl.magbellen.launcher.chaos.load.World;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Restarts;
import nl.magbellen.launcher.stack.Service;

/** One run from an empty stack to its report. */
public final class ChaosRun {

  private static final Duration BETWEEN_PROCESSES = Duration.ofSeconds(8);
  private static final Duration BETWEEN_MIGRATIONS = Duration.ofMinutes(2);

  /** Each service makes its tables in so many steps at least. */
  private static final int MIGRATIONS = 2;

  private final Path project;
  private final Path home;
  private final boolean halfOpenDatabases;
  private final Patience patience;
  private final Consumer<String> progress;
  private final TimeLine timeLine = new TimeLine();
  private final Downtimes gateway = new Downtimes();
  private final Downtimes wrongClocks = new Downtimes();

  /**
   * @param home where the stack keeps its data; emptied
   * @param halfOpenDatabases whether wires to databases are half-open, too
   * @param progress hears what is being done
   */
  public ChaosRun(
      Path project,
      Path home,
      boolean halfOpenDatabases,
      Patience patience,
      Consumer<String> progress) {
    this.halfOpenDatabases = halfOpenDatabases;
    this.patience = patience;
    this.project = project;
    this.home = home;
    this.progress = progress;
  }

  /**
   * Runs for so long, from the first fault to the last.
   *
   * @param every how long on average from one fault of a connection to the next
   * @throws StackException when the stack does not start, or ends for good
   */
  public ChaosReport run(long seed, Duration length, Duration every) {
    ChaosStack made = new ChaosStack(project, home, halfOpenDatabases, this::hear);
    Thread stop = new Thread(made::close, "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try (made) {
      LocalStack stack = made.stack();
      stack.start();
      stack.startAgainWhatEnds(Restarts.always(), patience.hang());
      interruptMigrations(stack, seed, length);
      Clients clients = new Clients(stack, made::linked);
      World world = new World(clients);
      world.register();
      world.subscribe(made.steadyReceiver());
      world.subscribe(made.troubledReceiver());
      Ledger ledger = new Ledger(clients);
      Load load = new Load(seed, clients, ledger);
      load.prepare();
      progress.accept("seed %d: faults for %d s".formatted(seed, length.toSeconds()));
      load.start();
      injectInto(made, seed, length, every);
      Instant last = Instant.now();
      Duration recovered = recovery(load, ledger, last);
      load.stop();
      return report(seed, recovered, clients, ledger, made);
    }
  }

  /** Killing one while it makes its tables takes its time: so in a short run only one is. */
  private void interruptMigrations(LocalStack stack, long seed, Duration length) {
    SplittableRandom random = new SplittableRandom(seed);
    int first = random.nextInt(Service.values().length);
    long most = Math.clamp(length.dividedBy(BETWEEN_MIGRATIONS), 1, Service.values().length);
    for (int i = 0; i < most; i++) {
      Service service = Service.values()[(first + i) % Service.values().length];
      new Migrations(stack, timeLine).interrupt(service, random.nextInt(MIGRATIONS));
    }
  }

  private void injectInto(ChaosStack made, long seed, Duration length, Duration every) {
    FaultInjector injector =
        new FaultInjector(
            made.stack(),
            made.links(),
            made.disk(),
            made.clocks(),
            made.troubledReceiver(),
            timeLine,
            gateway,
            wrongClocks);
    FaultPlan plan = new FaultPlan(seed, length, made.impossible());
    var ofConnections = plan.ofConnections(every);
    var ofProcesses = plan.ofProcesses(BETWEEN_PROCESSES);
    Thread beside = Thread.ofVirtual().start(() -> injector.sideBySide(ofConnections));
    injector.oneByOne(ofProcesses);
    try {
      beside.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long it took until everything was served again; null when it did not come to that. */
  private Duration recovery(Load load, Ledger ledger, Instant last) {
    timeLine.note("the last fault is over");
    progress.accept("the last fault is over; waiting until everything is served again");
    boolean recovered = Pause.until(() -> load.isServed() && ledger.settle(), patience.recovery());
    timeLine.note(recovered ? "everything is served again" : "not everything is served again");
    return recovered ? Duration.between(last, Instant.now()) : null;
  }

  private ChaosReport report(
      long seed, Duration recovered, Clients clients, Ledger ledger, ChaosStack made) {
    ledger.settle();
    progress.accept("waiting until everything was sent to the receivers of webhooks");
    Pause.until(() -> isSent(ledger, made), patience.recovery());
    progress.accept("comparing all answers with what is on record");
    History history =
        new History(
            ledger.writes(),
            ledger.answers(),
            gateway,
            wrongClocks,
            new AftermathReader(clients).read(ledger.writes(), ledger.answers(), sent(made)));
    List<Violation> violations = new ArrayList<>(new Checker(patience.answer()).check(history));
    if (recovered == null || made.stack().unwantedEnd().isDone()) {
      violations.add(Violation.notRecovered(patience.recovery()));
    }
    return new ChaosReport(seed, history, violations, timeLine, recovered);
  }

  private static boolean isSent(Ledger ledger, ChaosStack made) {
    Set<String> written =
        ledger.writes().stream().flatMap(it -> it.change().stream()).collect(Collectors.toSet());
    return sent(made).values().stream().allMatch(taken -> taken.containsAll(written));
  }

  private static Map<String, Set<String>> sent(ChaosStack made) {
    return Map.of(
        "steady", made.steadyReceiver().taken(), "troubled", made.troubledReceiver().taken());
  }

  private void hear(String told) {
    timeLine.note(told);
    progress.accept(told);
    if (told.equals(Service.GATEWAY.module() + " runs again")) {
      gateway.back();
    } else if (told.startsWith(Service.GATEWAY.module() + " has")) {
      gateway.down();
    }
  }
}
