package nl.magbellen.launcher.chaos;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import nl.magbellen.launcher.chaos.fault.FaultKind;
import nl.magbellen.launcher.chaos.fault.FullDisk;
import nl.magbellen.launcher.chaos.fault.Link;
import nl.magbellen.launcher.chaos.fault.WallClocks;
import nl.magbellen.launcher.chaos.load.WebhookReceiver;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Packaging;
import nl.magbellen.launcher.stack.Port;
import nl.magbellen.launcher.stack.Ports;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.launcher.stack.StackSettings;

/**
 * A stack of its own in which every wire can be troubled: services reach each other and the
 * database over {@link Link}s, and clients may. The database's disk is one that can be full, and
 * the services have clocks that can be stepped, where the machine allows it.
 */
final class ChaosStack implements AutoCloseable {

  private final List<Link> links = new ArrayList<>();
  private final Map<Service, Link> ofClients = new EnumMap<>(Service.class);
  private final boolean halfOpenDatabases;
  private final WebhookReceiver steadyReceiver = new WebhookReceiver();
  private final WebhookReceiver troubledReceiver = new WebhookReceiver();
  private final Optional<FullDisk> disk;
  private final Optional<WallClocks> clocks;
  private final LocalStack stack;

  /**
   * Nothing runs yet; what an earlier run left is gone.
   *
   * @param halfOpenDatabases whether wires to databases may lose what they carry, too
   * @param progress hears what is being done
   */
  ChaosStack(Path project, Path root, boolean halfOpenDatabases, Consumer<String> progress) {
    this.halfOpenDatabases = halfOpenDatabases;
    Home home = new Home(root);
    FullDisk left = new FullDisk(home.database());
    left.close();
    home.prepare();
    home.empty();
    home.prepare();
    this.disk = FullDisk.mount(home.database());
    this.clocks = WallClocks.compiledIn(root.resolve("clocks"));
    Ports ports = Ports.anyFree().claimed();
    this.stack =
        new LocalStack(
            wired(new StackSettings(project, home, ports, false, Packaging.JAR, Map.of())),
            progress);
  }

  private StackSettings wired(StackSettings settings) {
    // A receiver that fails gets everything as soon as it is well: within the time that a run waits
    // in the end.
    StackSettings wired =
        settings
            .with(Service.GATEWAY, "MAGBELLEN_WEBHOOKS_FIRST_RETRY_AFTER", "PT0.2S")
            .with(Service.GATEWAY, "MAGBELLEN_WEBHOOKS_LONGEST_RETRY_AFTER", "PT2S")
            .with(Service.GATEWAY, "MAGBELLEN_WEBHOOKS_ATTEMPTS", "1000");
    for (Service service : Service.values()) {
      wired = withClock(withDatabase(wired, service), service);
      ofClients.put(service, link("clients to " + service.module(), settings, service.port()));
    }
    for (Service asked : List.of(Service.CONSENT, Service.OBJECTION, Service.CALLER_ID)) {
      wired = with(wired, Service.GATEWAY, asked);
    }
    wired = with(wired, Service.CONSENT, Service.CALLER_ID);
    for (Service asked : List.of(Service.CONSENT, Service.CALLER_ID, Service.GATEWAY)) {
      wired = with(wired, Service.OBJECTION, asked);
    }
    return wired;
  }

  private StackSettings withDatabase(StackSettings settings, Service service) {
    Link link = link(service.module() + " to its database", settings, Port.DATABASE);
    String url = "postgresql://localhost:%d/%s".formatted(link.port(), service.database());
    return settings
        .with(service, "QUARKUS_DATASOURCE_REACTIVE_URL", url)
        .with(service, "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + url);
  }

  private StackSettings withClock(StackSettings settings, Service service) {
    StackSettings timed = settings;
    for (var each : clocks.map(clock -> clock.environment(service)).orElse(Map.of()).entrySet()) {
      timed = timed.with(service, each.getKey(), each.getValue());
    }
    return timed;
  }

  private StackSettings with(StackSettings settings, Service asking, Service asked) {
    Link link = link(asking.module() + " to " + asked.module(), settings, asked.port());
    return settings.with(
        asking,
        "QUARKUS_REST_CLIENT_%s_URL".formatted(asked.name()),
        "http://localhost:" + link.port());
  }

  private Link link(String name, StackSettings settings, Port port) {
    boolean canBeHalfOpen = halfOpenDatabases || port != Port.DATABASE;
    Link link = Link.to(settings.ports().of(port), name, canBeHalfOpen);
    links.add(link);
    return link;
  }

  LocalStack stack() {
    return stack;
  }

  /** Every wire. */
  List<Link> links() {
    return List.copyOf(links);
  }

  /** The database's disk, if it can be filled. */
  Optional<FullDisk> disk() {
    return disk;
  }

  /** The services' clocks, if they can be stepped. */
  Optional<WallClocks> clocks() {
    return clocks;
  }

  /** A receiver of webhooks that takes everything. */
  WebhookReceiver steadyReceiver() {
    return steadyReceiver;
  }

  /** One that misbehaves now and then. */
  WebhookReceiver troubledReceiver() {
    return troubledReceiver;
  }

  /** The faults that this machine does not let us make. */
  Set<FaultKind> impossible() {
    Set<FaultKind> impossible = EnumSet.noneOf(FaultKind.class);
    if (disk.isEmpty()) {
      impossible.add(FaultKind.FULL_DISK);
    }
    if (clocks.isEmpty()) {
      impossible.add(FaultKind.STEPPED_CLOCK);
    }
    return impossible;
  }

  /** Where clients reach a service over a wire that may be troubled. */
  URI linked(Service service) {
    return URI.create("http://localhost:" + ofClients.get(service).port());
  }

  @Override
  public void close() {
    stack.close();
    links.forEach(Link::close);
    steadyReceiver.close();
    troubledReceiver.close();
    disk.ifPresent(FullDisk::close);
  }
}
