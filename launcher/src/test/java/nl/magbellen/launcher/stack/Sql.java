package nl.magbellen.launcher.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Speaks to the services' databases as the services do.
 *
 * @param stack the running stack
 */
record Sql(LocalStack stack) {

  /** Runs a statement in a service's database, as its owner. */
  void run(Service service, String statement) throws SQLException {
    try (Connection connection = connect(service, stack.database().jdbcUrl(service.database()));
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  /** The first column of the first row. */
  String ask(Service service, String query) throws SQLException {
    try (Connection connection = connect(service, stack.database().jdbcUrl(service.database()));
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** Connects in the role of a service, to whichever database. */
  Connection connect(Service role, String url) throws SQLException {
    return DriverManager.getConnection(
        url, role.database(), stack.database().password(role.database()));
  }
}
