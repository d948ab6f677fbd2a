package nl.magbellen.service.problem;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import nl.magbellen.service.refusal.Refusal;

/** The tables of a service: its own, and that of what all services refuse. */
@Singleton
public class RefusalTables {

  private final List<RefusalTable<?>> tables;

  RefusalTables(@All List<RefusalTable<?>> tables) {
    this.tables = tables;
  }

  /** What a client is told of a refusal. */
  public Problem problem(Refusal refusal) {
    return find(refusal).problem();
  }

  ProblemException find(Refusal refusal) {
    return tables.stream()
        .filter(table -> table.has(refusal))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("No table has " + refusal.getClass().getName() + "."))
        .find(refusal);
  }
}
