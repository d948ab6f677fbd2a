package nl.magbellen.launcher.stack;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.magbellen.launcher.database.EmbeddedDatabase;
import nl.magbellen.launcher.database.PostgresPrograms;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.home.LocalKeys;
import nl.magbellen.launcher.issuer.LocalIssuer;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.issuer.TokenSigner;
import nl.magbellen.launcher.os.DiskFull;
import nl.magbellen.launcher.os.LogTail;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.os.StackException;

/**
 * The four services, their database and their issuer on this machine. Single parts can be stopped,
 * killed and started again while the rest runs on; {@link #close()} ends everything.
 */
public final class LocalStack implements AutoCloseable {

  private final StackSettings settings;
  private final Consumer<String> progress;
  private final LocalKeys keys;
  private final ServiceProcesses services = new ServiceProcesses();
  private final List<ServiceProcess> replicas = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> unwantedEnd = new CompletableFuture<>();

  private volatile Ports ports;
  private volatile HomeLock lock;
  private volatile OrphanWatch watch;
  private volatile LocalIssuer issuer;
  private volatile EmbeddedDatabase database;
  private volatile ProcessHandle postmaster;
  private volatile Restarts restarts;
  private volatile HangWatch hangWatch;
  private volatile boolean closed;
  private volatile Duration tellSlowEvery = Duration.ofMinutes(1);

  /**
   * Nothing runs yet.
   *
   * @param progress gets messages of progress
   */
  public LocalStack(StackSettings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
    this.keys = new LocalKeys(settings.home());
  }

  /**
   * Starts everything and waits until it is ready. After a failure {@link #close()} ends what had
   * been started.
   *
   * @throws StackException when something does not start; one line says what and why
   */
  public void start() {
    prepareHome();
    ports = settings.ports().claimed();
    watch = OrphanWatch.start();
    issuer = LocalIssuer.start(ports.of(Port.ISSUER), keys);
    progress.accept("starting PostgreSQL " + PostgresPrograms.MAJOR_VERSION);
    database = new EmbeddedDatabase(settings.home(), ports.of(Port.DATABASE), keys);
    startDatabase();
    progress.accept("starting the four services");
    startServices();
    RunningPorts.of(settings.home()).write(ports);
  }

  /** How often it is told that a service is not ready yet; it may take as long as it takes. */
  void tellSlowEvery(Duration time) {
    tellSlowEvery = time;
  }

  /** Where a service listens. */
  public URI address(Service service) {
    return URI.create("http://localhost:" + ports.of(service.port()));
  }

  /** Where a service tells operators of its health and gives its metrics. */
  public URI management(Service service) {
    return URI.create("http://localhost:" + ports.of(service.management()));
  }

  /** Where everything listens. */
  public Ports ports() {
    return ports;
  }

  /** A token that this stack accepts from now on. */
  public String token(TokenRequest request) {
    return signer().sign(request, Instant.now());
  }

  /** What signs the tokens of its issuer. */
  public TokenSigner signer() {
    return issuer.signer();
  }

  /** The database: its URLs and passwords. */
  public EmbeddedDatabase database() {
    return database;
  }

  /** One service's process. */
  public ServiceProcess service(Service service) {
    return services.of(service);
  }

  /** Starts a service that was stopped or killed, and waits until it is ready. */
  public void start(Service service) {
    requireOpen();
    services.of(service).start();
    services.of(service).awaitReady();
  }

  /**
   * Starts one more process of a service beside the others, on a free port, and waits until it is
   * ready. It ends with the stack.
   *
   * @param nth distinguishes it from the others
   * @param more variables beside those that every process of the service gets
   */
  public ServiceProcess replicate(Service service, int nth, Map<String, String> more) {
    requireOpen();
    URI address = URI.create("http://localhost:" + Ports.free());
    Map<String, String> variables =
        new HashMap<>(new ServiceEnvironment(settings, ports, database, keys).of(service));
    variables.put("QUARKUS_HTTP_PORT", Integer.toString(address.getPort()));
    variables.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(Ports.free()));
    variables.putAll(more);
    ServiceProcess replica =
        new ServiceProcess(
            service,
            service.module() + "-" + nth,
            address,
            settings.packaging().program(service, settings.project()),
            variables,
            settings.home(),
            watch,
            unwantedEnd::complete);
    replicas.add(replica);
    replica.start();
    replica.awaitReady();
    return replica;
  }

  /** The processes beside the four. */
  public List<ServiceProcess> replicas() {
    return replicas.stream().filter(ServiceProcess::isAlive).toList();
  }

  /** Starts the database, as after {@link #stopDatabase()} or {@link #killDatabase()}. */
  public void startDatabase() {
    requireOpen();
    database.start(Stream.of(Service.values()).map(Service::database).toList());
    ProcessHandle started = database.postmaster().orElseThrow();
    postmaster = started;
    watch.add("INT", started.pid());
    database.onExit().thenAccept(this::databaseEnded);
  }

  /** Stops the database in order. */
  public void stopDatabase() {
    postmaster = null;
    database.stop();
  }

  /** Kills the database: {@code kill -9}. */
  public void killDatabase() {
    postmaster = null;
    database.kill();
  }

  /**
   * From now on a service or the database that ends without being stopped is started again after a
   * moment. One that does so time and again still is the {@link #unwantedEnd()} of the stack.
   */
  public void startAgainWhatEnds() {
    startAgainWhatEnds(Restarts.untilBroken(), HangWatch.USUAL_BOUND);
  }

  /**
   * The same, as often as these allow.
   *
   * @param hangsAfter a service that has not answered for so long is ended, and so started again
   */
  public void startAgainWhatEnds(Restarts allowed, Duration hangsAfter) {
    restarts = allowed;
    hangWatch = HangWatch.start(services.all(), hangsAfter, progress);
  }

  /** Completes with the reason when any part ends without being stopped, and stays down. */
  public CompletableFuture<String> unwantedEnd() {
    return unwantedEnd.copy();
  }

  /** Ends everything that was started, in order; does nothing the second time. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (hangWatch != null) {
      hangWatch.close();
    }
    replicas.forEach(ServiceProcess::stop);
    services.stop();
    if (database != null) {
      stopDatabase();
    }
    if (issuer != null) {
      issuer.close();
    }
    if (watch != null) {
      watch.close();
    }
    if (lock != null) {
      forgetWhatRan();
      lock.close();
    }
  }

  private void prepareHome() {
    Home home = settings.home();
    home.prepare();
    lock = HomeLock.take(home);
    for (Service service : Service.values()) {
      ServiceProcess.pidFile(home, service.module()).stopLeftOver();
    }
    if (settings.fresh()) {
      progress.accept("emptying " + home.root());
      new EmbeddedDatabase(home, 0, keys).stop();
      home.empty();
    }
    home.requireSpace();
  }

  private void startServices() {
    ServiceEnvironment environment = new ServiceEnvironment(settings, ports, database, keys);
    for (Service service : Service.values()) {
      services.add(
          new ServiceProcess(
              service,
              service.module(),
              address(service),
              settings.packaging().program(service, settings.project()),
              environment.of(service),
              settings.home(),
              watch,
              endReport -> ended(service.module(), endReport, () -> startAgain(service))));
    }
    services.start(progress, tellSlowEvery);
  }

  private void databaseEnded(ProcessHandle gone) {
    watch.remove("INT", gone.pid());
    if (gone.equals(postmaster)) {
      String last = String.join(System.lineSeparator() + "  ", LogTail.of(database.log(), 10));
      ended(
          "the database",
          "the database has stopped by itself%s; the end of %s:%n  %s"
              .formatted(DiskFull.in(last) ? " (the disk is full)" : "", database.log(), last),
          this::startDatabaseAgain);
    }
  }

  private void ended(String part, String endReport, Runnable startAgain) {
    Restarts allowed = restarts;
    if (allowed == null || !allowed.allow(part, Instant.now())) {
      unwantedEnd.complete(endReport);
      return;
    }
    progress.accept(part + " has stopped by itself; starting it again");
    Thread.startVirtualThread(() -> afterAMoment(startAgain));
  }

  private void afterAMoment(Runnable startAgain) {
    try {
      Pause.of(Restarts.AFTER);
      startAgain.run();
    } catch (StackException failed) {
      if (!closed) {
        unwantedEnd.complete(failed.getMessage());
      }
    }
  }

  private void startAgain(Service service) {
    services.start(service);
    long started = services.of(service).pid();
    try {
      services.of(service).awaitReady();
      progress.accept(service.module() + " runs again");
    } catch (StackException failed) {
      // One that has ended is reported, and started again, by the watch on its end.
      services.of(service).endHung(started);
    }
  }

  /** What keeps it from starting may pass, as a full disk does: that counts as one more end. */
  private synchronized void startDatabaseAgain() {
    try {
      startDatabase();
      progress.accept("the database runs again");
    } catch (StackException failed) {
      if (!closed) {
        ended("the database", failed.getMessage(), this::startDatabaseAgain);
      }
    }
  }

  private void forgetWhatRan() {
    for (Service service : Service.values()) {
      ServiceProcess.pidFile(settings.home(), service.module()).delete();
    }
    RunningPorts.of(settings.home()).delete();
  }

  private void requireOpen() {
    if (closed) {
      throw new StackException("the stack is stopping");
    }
  }
}
