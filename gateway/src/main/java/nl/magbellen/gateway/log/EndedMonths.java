package nl.magbellen.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.magbellen.transparency.PurgeStatement;
import nl.magbellen.transparency.store.LogGrowth;
import nl.magbellen.transparency.store.LogSigner;
import nl.magbellen.transparency.store.PurgeStatements;

/** The months of the log, of its pages and of outcomes that ended long enough ago. */
public final class EndedMonths {

  private static final String QUERY =
      """
      select name, kind, month_from, month_to from (
        select format('%I', c.relname) as name,
          case i.inhparent when 'decision_page'::regclass then 'decisions' when 'outcome'::regclass then 'outcome' end
            as kind,
          (regexp_match(pg_get_expr(c.relpartbound, c.oid), $$FROM \\('([^']+)'\\)$$))[1]::timestamptz as month_from,
          (regexp_match(pg_get_expr(c.relpartbound, c.oid), $$TO \\('([^']+)'\\)$$))[1]::timestamptz as month_to
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent in
          ('decision'::regclass, 'decision_page'::regclass, 'outcome'::regclass)) months
      where month_to <= now() - ?::interval
      order by month_from, name
      """;

  private static final String WAITING =
      "select exists (select from leaf_waiting where at >= ? and at < ?)";

  /** The gateway waits two seconds for the log: what waits behind this must not time out. */
  private static final String PATIENCE = "set local statement_timeout = '500ms'";

  private static final String LOCK =
      "lock table only decision_page, only decision, only outcome, only ";

  private EndedMonths() {}

  /**
   * A month of UTC.
   *
   * @param tables that have it, quoted as SQL names
   * @param kinds of leaves whose records these are
   */
  public record Month(Instant from, Instant to, List<String> tables, List<String> kinds) {

    /** Keeps copies. */
    public Month {
      tables = List.copyOf(tables);
      kinds = List.copyOf(kinds);
    }

    private Month with(Month other) {
      List<String> allTables = new ArrayList<>(tables);
      allTables.addAll(other.tables);
      List<String> allKinds = new ArrayList<>(kinds);
      allKinds.addAll(other.kinds);
      return new Month(from, to, allTables, allKinds);
    }
  }

  /**
   * The months that may be dropped.
   *
   * @param keptFor how long a month is kept after its end
   */
  public static List<Month> find(Connection database, Period keptFor) throws SQLException {
    List<Month> months = new ArrayList<>();
    try (PreparedStatement query = database.prepareStatement(QUERY)) {
      query.setString(1, keptFor.toString());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Month part = part(rows);
          if (!months.isEmpty() && months.getLast().from.equals(part.from)) {
            months.set(months.size() - 1, months.getLast().with(part));
          } else {
            months.add(part);
          }
        }
      }
    }
    return months;
  }

  private static Month part(ResultSet row) throws SQLException {
    return new Month(
        row.getObject("month_from", OffsetDateTime.class).toInstant(),
        row.getObject("month_to", OffsetDateTime.class).toInstant(),
        List.of(row.getString("name")),
        Stream.of(row.getString("kind")).filter(Objects::nonNull).toList());
  }

  /**
   * Drops a month, with a signed statement that says so, which becomes a leaf. The statement comes
   * first, for it takes long and locks nothing that decisions need; then all tables are locked, in
   * half a second or not at all.
   *
   * @throws IllegalStateException if some of it is no leaf yet
   */
  public static void drop(Connection database, LogSigner signer, Month month, Instant now)
      throws SQLException {
    database.setAutoCommit(false);
    try (Statement statement = database.createStatement()) {
      refuseWaiting(database, month);
      LogGrowth.hold(database);
      if (!month.kinds.isEmpty()) {
        PurgeStatements.write(
            database, signer, new PurgeStatement.Term(month.kinds, month.from, month.to), now);
      }
      statement.execute(PATIENCE);
      statement.execute(LOCK + String.join(", only ", month.tables) + " in access exclusive mode");
      // Nothing can come any more; what came meanwhile must be a leaf before it goes.
      refuseWaiting(database, month);
      statement.execute("drop table " + String.join(", ", month.tables));
      database.commit();
    } catch (SQLException | RuntimeException e) {
      database.rollback();
      throw e;
    } finally {
      database.setAutoCommit(true);
    }
  }

  private static void refuseWaiting(Connection database, Month month) throws SQLException {
    if (isWaiting(database, month)) {
      throw new IllegalStateException(
          "something of the month from " + month.from + " is no leaf of the log yet");
    }
  }

  private static boolean isWaiting(Connection database, Month month) throws SQLException {
    try (PreparedStatement query = database.prepareStatement(WAITING)) {
      query.setObject(1, month.from.atOffset(ZoneOffset.UTC));
      query.setObject(2, month.to.atOffset(ZoneOffset.UTC));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
