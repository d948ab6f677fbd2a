package nl.magbellen.transparency.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** How far a log is behind what was recorded. */
public final class LogBehind {

  private static final String AGE =
      """
      select coalesce(extract(epoch from clock_timestamp() - least(
        (select queued_at from leaf_waiting order by sequence limit 1),
        (select appended_at from leaf where index = (select coalesce(max(size), 0) from checkpoint)))), 0)
      """;

  private LogBehind() {}

  /**
   * How long the oldest record has waited that is no leaf yet, or the oldest leaf that nothing was
   * signed of; by the database's clock.
   */
  public static Duration of(Connection database) throws SQLException {
    try (PreparedStatement query = database.prepareStatement(AGE);
        ResultSet row = query.executeQuery()) {
      row.next();
      return Duration.ofMillis((long) (row.getDouble(1) * 1000));
    }
  }
}
