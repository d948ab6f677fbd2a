package nl.magbellen.transparency.store;

import java.util.List;
import java.util.function.Consumer;

/** Hands on what is found, as it is found. */
final class Findings {

  private final Consumer<Finding> taker;
  private long count;

  Findings(Consumer<Finding> taker) {
    this.taker = taker;
  }

  void add(Finding finding) {
    count++;
    taker.accept(finding);
  }

  void addAll(List<Finding> findings) {
    findings.forEach(this::add);
  }

  /** How many there were. */
  long count() {
    return count;
  }
}
