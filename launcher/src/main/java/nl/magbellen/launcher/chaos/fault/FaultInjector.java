package nl.magbellen.launcher.chaos.fault;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.magbellen.launcher.chaos.history.Downtimes;
import nl.magbellen.launcher.chaos.load.WebhookReceiver;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;

/**
 * Does to a running stack what a plan says, each fault at its time, and undoes it after its while.
 * What it kills it never starts again: that is the launcher's own work.
 */
public final class FaultInjector {

  private static final Duration STARTS_WITHIN = Duration.ofSeconds(20);
  private static final Duration FURTHEST_STEP = Duration.ofSeconds(20);
  private static final int STEPS = 41;
  private static final Duration BEFORE_THE_SECOND_KILL = Duration.ofMillis(200);

  private final LocalStack stack;
  private final List<Link> links;
  private final Optional<FullDisk> disk;
  private final Optional<WallClocks> clocks;
  private final WebhookReceiver receiver;
  private final TimeLine timeLine;
  private final Downtimes gateway;
  private final Downtimes wrongClocks;

  /**
   * @param links every wire of the stack
   * @param disk the database's, if it can be filled
   * @param clocks the services', if they can be stepped
   * @param receiver of webhooks, the one that is troubled
   * @param gateway hears while which the gateway cannot answer for anything
   * @param wrongClocks hears while which something may be stamped with a wrong time
   */
  public FaultInjector(
      LocalStack stack,
      List<Link> links,
      Optional<FullDisk> disk,
      Optional<WallClocks> clocks,
      WebhookReceiver receiver,
      TimeLine timeLine,
      Downtimes gateway,
      Downtimes wrongClocks) {
    this.stack = stack;
    this.links = List.copyOf(links);
    this.disk = disk;
    this.clocks = clocks;
    this.receiver = receiver;
    this.timeLine = timeLine;
    this.gateway = gateway;
    this.wrongClocks = wrongClocks;
  }

  /** Injects faults that may overlap; returns when the last one is over. */
  public void sideBySide(List<Fault> faults) {
    Instant begun = Instant.now();
    List<Thread> running =
        faults.stream()
            .map(
                fault ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              await(begun, fault);
                              inject(fault);
                            }))
            .toList();
    running.forEach(FaultInjector::join);
  }

  /** Injects one fault after the other. */
  public void oneByOne(List<Fault> faults) {
    Instant begun = Instant.now();
    for (Fault fault : faults) {
      await(begun, fault);
      inject(fault);
    }
  }

  private static void await(Instant begun, Fault fault) {
    Duration left = Duration.between(Instant.now(), begun.plus(fault.at()));
    if (left.isPositive()) {
      Pause.of(left);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void inject(Fault fault) {
    try {
      switch (fault.kind()) {
        case SLOW_LINK -> link(fault, Link.State.SLOW);
        case STALLED_LINK -> link(fault, Link.State.STALLED);
        case CUT_LINK -> link(fault, Link.State.CUT);
        case HALF_OPEN_LINK -> link(fault, Link.State.HALF_OPEN);
        case SLOW_RECEIVER -> receiver(fault, WebhookReceiver.State.SLOW);
        case REFUSING_RECEIVER -> receiver(fault, WebhookReceiver.State.REFUSES);
        case HANGING_RECEIVER -> receiver(fault, WebhookReceiver.State.HANGS);
        case HALF_SENT_REQUEST -> client(fault);
        case UNREAD_ANSWER -> client(fault);
        case KILLED_SERVICE -> kill(fault);
        case KILLED_STARTING_SERVICE -> killTwice(fault);
        case FROZEN_SERVICE -> freeze(fault);
        case HUNG_SERVICE -> hang(fault);
        case STEPPED_CLOCK -> stepClock(fault);
        case KILLED_DATABASE -> killDatabase(fault);
        case KILLED_BACKEND -> killBackend(fault);
        case FROZEN_DATABASE -> freezeDatabase(fault);
        case FULL_DISK -> fillDisk(fault);
        case KILLED_IN_MIGRATION -> throw new IllegalStateException("not while the load runs");
      }
    } catch (StackException failed) {
      timeLine.note("%s failed: %s".formatted(fault.kind(), failed.getMessage()));
    }
  }

  /** A link that is busy with another fault, or cannot have it, passes it on to the next. */
  private void link(Fault fault, Link.State state) {
    for (int tried = 0; tried < links.size(); tried++) {
      Link link = links.get((fault.target() + tried) % links.size());
      if (link.isFreeFor(state)) {
        begin(fault, link.name());
        link.turn(state);
        Pause.of(fault.lasts());
        link.turn(Link.State.FLOWING);
        end(fault, link.name());
        return;
      }
    }
  }

  /** One after the other: those that overlap would end each other. */
  private void receiver(Fault fault, WebhookReceiver.State state) {
    synchronized (receiver) {
      begin(fault, "a receiver of webhooks");
      receiver.turn(state);
      Pause.of(fault.lasts());
      receiver.turn(WebhookReceiver.State.TAKES);
      end(fault, "a receiver of webhooks");
    }
  }

  private void client(Fault fault) {
    Service service = service(fault);
    URI address = stack.address(service);
    begin(fault, service.module());
    StalledClient client = new StalledClient(address);
    if (fault.kind() == FaultKind.HALF_SENT_REQUEST) {
      client.sendHalf(fault.lasts());
    } else {
      client.readNothing(fault.lasts());
    }
  }

  private void kill(Fault fault) {
    Service service = service(fault);
    begin(fault, service.module());
    down(service);
    Signals.KILL.to(stack.service(service).pid());
  }

  private void killTwice(Fault fault) {
    Service service = service(fault);
    long first = stack.service(service).pid();
    kill(fault);
    Pause.until(
        () -> stack.service(service).isAlive() && stack.service(service).pid() != first,
        STARTS_WITHIN);
    Pause.of(BEFORE_THE_SECOND_KILL.plus(fault.lasts()));
    timeLine.note("killed again while it starts: " + service.module());
    down(service);
    Signals.KILL.to(stack.service(service).pid());
  }

  private void freeze(Fault fault) {
    Service service = service(fault);
    long process = stack.service(service).pid();
    long from = System.nanoTime();
    begin(fault, service.module());
    Signals.STOP.to(process);
    Pause.of(fault.lasts());
    Signals.CONT.to(process);
    if (service == Service.GATEWAY) {
      gateway.stoppedSince(from);
    }
    end(fault, service.module());
  }

  private void hang(Fault fault) {
    Service service = service(fault);
    begin(fault, service.module());
    down(service);
    Signals.STOP.to(stack.service(service).pid());
  }

  /** What was stamped ahead of time stays so until that time has come. */
  private void stepClock(Fault fault) {
    clocks.ifPresent(
        clock -> {
          Service service = service(fault);
          Duration ahead = FURTHEST_STEP.minusSeconds(fault.target() % STEPS);
          long from = System.nanoTime();
          begin(fault, "%s by %d s".formatted(service.module(), ahead.toSeconds()));
          clock.set(service, ahead);
          Pause.of(fault.lasts());
          clock.set(service, Duration.ZERO);
          wrongClocks.during(from, System.nanoTime() + ahead.abs().toNanos());
          end(fault, service.module());
        });
  }

  private void killDatabase(Fault fault) {
    begin(fault, "PostgreSQL");
    stack.database().postmaster().ifPresent(process -> Signals.KILL.to(process.pid()));
  }

  private void killBackend(Fault fault) {
    stack
        .database()
        .postmaster()
        .map(process -> process.children().toList())
        .filter(children -> !children.isEmpty())
        .map(children -> children.get(fault.target() % children.size()))
        .ifPresent(
            child -> {
              begin(fault, "a process of PostgreSQL");
              Signals.KILL.to(child.pid());
            });
  }

  private void freezeDatabase(Fault fault) {
    stack
        .database()
        .postmaster()
        .ifPresent(
            process -> {
              begin(fault, "PostgreSQL");
              Signals.STOP.toAllOf(process);
              Pause.of(fault.lasts());
              Signals.CONT.toAllOf(process);
              end(fault, "PostgreSQL");
            });
  }

  private void fillDisk(Fault fault) {
    disk.ifPresent(
        full -> {
          begin(fault, "the database's disk");
          full.fill();
          Pause.of(fault.lasts());
          full.free();
          end(fault, "the database's disk");
        });
  }

  private static Service service(Fault fault) {
    return Service.values()[fault.target() % Service.values().length];
  }

  private void down(Service service) {
    if (service == Service.GATEWAY) {
      gateway.down();
    }
  }

  private void begin(Fault fault, String target) {
    timeLine.count(fault.kind());
    timeLine.note("%s %s (%d ms)".formatted(fault.kind(), target, fault.lasts().toMillis()));
  }

  private void end(Fault fault, String target) {
    timeLine.note("%s is over: %s".formatted(fault.kind(), target));
  }
}
