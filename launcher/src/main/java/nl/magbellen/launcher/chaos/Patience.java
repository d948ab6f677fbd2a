package nl.magbellen.launcher.chaos;

import java.time.Duration;

/**
 * How long a run waits before it calls something a fault of the stack's own.
 *
 * @param answer within which the gateway, while it runs, answers every question
 * @param recovery within which everything is served again after the last fault
 * @param hang after which a service that answers nothing is ended and started again
 */
public record Patience(Duration answer, Duration recovery, Duration hang) {

  /** What is promised, on a machine that does nothing else. */
  public static Patience asPromised() {
    return new Patience(Duration.ofSeconds(5), Duration.ofSeconds(120), Duration.ofSeconds(10));
  }

  /** For a machine of which nobody knows how slow it is: all but the times is held to. */
  public static Patience ofABusyMachine() {
    return new Patience(Duration.ofDays(1), Duration.ofMinutes(10), Duration.ofSeconds(30));
  }
}
