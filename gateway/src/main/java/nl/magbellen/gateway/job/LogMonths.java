package nl.magbellen.gateway.job;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.magbellen.gateway.log.EndedMonths;
import nl.magbellen.gateway.log.EndedMonths.Month;
import nl.magbellen.number.DutchTime;
import nl.magbellen.transparency.store.LogSigner;

/**
 * Makes the log's months of a year ahead, and drops those that need not be kept any more. It runs
 * once, beside the services. Its {@link Settings} are {@code quarkus.datasource.jdbc.url}, {@code
 * ….username}, {@code ….password} and {@code magbellen.log.kept-for}: how long a month is kept
 * after its end, an ISO 8601 period such as {@code P5Y}; without it nothing is dropped. What it
 * drops it states, signed by {@code magbellen.permit.keys}.
 */
public final class LogMonths {

  private final Settings settings;

  LogMonths(Map<String, String> environment) {
    this.settings = Settings.of(environment);
  }

  /** Ends with 0 when all was done, else with an exception that says why not. */
  public static void main(String[] arguments) throws IOException, SQLException {
    List<String> dropped = new LogMonths(System.getenv()).keep();
    LineOut.print("the months of a year ahead are there, dropped: " + dropped);
  }

  /**
   * Does it.
   *
   * @return the tables that were dropped
   * @throws SQLException if the database refuses; what was done until then stays done
   */
  List<String> keep() throws IOException, SQLException {
    try (Connection database = LogDatabase.connect(settings);
        Statement statement = database.createStatement()) {
      statement.execute("select keep_log_partitions(12)");
      Optional<Period> keptFor = keptFor();
      return keptFor.isEmpty() ? List.of() : drop(database, keptFor.get());
    }
  }

  private List<String> drop(Connection database, Period keptFor) throws IOException, SQLException {
    List<Month> ended = EndedMonths.find(database, keptFor);
    List<String> dropped = new ArrayList<>();
    if (!ended.isEmpty()) {
      LogSigner signer = LogDatabase.signer(settings);
      for (Month month : ended) {
        EndedMonths.drop(database, signer, month, DutchTime.now());
        dropped.addAll(month.tables());
        LineOut.print(
            "dropped %s, which ended longer ago than %s".formatted(month.tables(), keptFor));
      }
    }
    return dropped.stream().sorted().toList();
  }

  private Optional<Period> keptFor() {
    Optional<Period> period = settings.optional("magbellen.log.kept-for").map(Period::parse);
    if (period.isPresent() && (period.get().isNegative() || period.get().isZero())) {
      throw new IllegalStateException("magbellen.log.kept-for must be a time, such as P5Y");
    }
    return period;
  }
}
