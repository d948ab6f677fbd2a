package nl.magbellen.launcher.chaos.fault;

/** What can go wrong on purpose. */
public enum FaultKind {
  SLOW_LINK(Target.LINK, 6),
  STALLED_LINK(Target.LINK, 6),
  CUT_LINK(Target.LINK, 6),
  HALF_OPEN_LINK(Target.LINK, 4),
  /** A receiver of webhooks takes its time. */
  SLOW_RECEIVER(Target.RECEIVER, 2),
  /** It answers 500. */
  REFUSING_RECEIVER(Target.RECEIVER, 2),
  /** It answers nothing. */
  HANGING_RECEIVER(Target.RECEIVER, 3),
  /** A client sends half a request and no more. */
  HALF_SENT_REQUEST(Target.SERVICE, 3),
  /** A client asks and never reads the answer. */
  UNREAD_ANSWER(Target.SERVICE, 3),

  KILLED_SERVICE(Target.SERVICE, 5),
  /** Killed once more while it starts. */
  KILLED_STARTING_SERVICE(Target.SERVICE, 2),
  /** Stopped ({@code SIGSTOP}) and let go on after a while. */
  FROZEN_SERVICE(Target.SERVICE, 5),
  /** Stopped for good: the launcher has to find out. */
  HUNG_SERVICE(Target.SERVICE, 1),
  /** Its wall clock steps ahead or back by up to 20 seconds, and back again after a while. */
  STEPPED_CLOCK(Target.SERVICE, 4),
  KILLED_DATABASE(Target.DATABASE, 2),
  /** One process of PostgreSQL, upon which PostgreSQL starts all of them anew. */
  KILLED_BACKEND(Target.DATABASE, 2),
  /** All processes of PostgreSQL stopped, and let go on after a while. */
  FROZEN_DATABASE(Target.DATABASE, 3),
  FULL_DISK(Target.DATABASE, 2),

  /** Killed while it makes its tables; injected before the load begins. */
  KILLED_IN_MIGRATION(Target.SERVICE, 0);

  /** To what it happens. */
  enum Target {
    LINK,
    SERVICE,
    RECEIVER,
    DATABASE
  }

  private final Target target;
  private final int weight;

  FaultKind(Target target, int weight) {
    this.target = target;
    this.weight = weight;
  }

  Target target() {
    return target;
  }

  /** How often it comes, beside the others of its lane. */
  int weight() {
    return weight;
  }

  /** Whether it is a fault of a connection: cheap, and many may be at once. */
  boolean isOfConnections() {
    return ordinal() <= UNREAD_ANSWER.ordinal();
  }
}
