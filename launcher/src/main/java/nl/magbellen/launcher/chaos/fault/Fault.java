package nl.magbellen.launcher.chaos.fault;

import java.time.Duration;

/**
 * One fault to come.
 *
 * @param at when, from the beginning of the load
 * @param kind what
 * @param target to which of the possible targets: any number, taken modulo how many there are
 * @param lasts how long; some kinds end by themselves
 */
public record Fault(Duration at, FaultKind kind, int target, Duration lasts) {}
