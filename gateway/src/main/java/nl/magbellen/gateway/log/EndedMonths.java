package nl.magbellen.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/** The months of the log, of its pages and of outcomes that ended long enough ago. */
public final class EndedMonths {

  private static final String QUERY =
      """
      select format('%I', c.relname) as month
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent in
        ('decision'::regclass, 'decision_page'::regclass, 'outcome'::regclass)
        and (regexp_match(pg_get_expr(c.relpartbound, c.oid), $$TO \\('([^']+)'\\)$$))[1]::timestamptz
          <= now() - ?::interval
      order by c.relname
      """;

  private EndedMonths() {}

  /**
   * The tables that may be dropped, quoted as SQL names.
   *
   * @param keptFor how long a month is kept after its end
   */
  public static List<String> find(Connection database, Period keptFor) throws SQLException {
    List<String> months = new ArrayList<>();
    try (PreparedStatement query = database.prepareStatement(QUERY)) {
      query.setString(1, keptFor.toString());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          months.add(rows.getString("month"));
        }
      }
    }
    return months;
  }
}
