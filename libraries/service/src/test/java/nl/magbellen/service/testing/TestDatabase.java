package nl.magbellen.service.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The processes of a test's PostgreSQL, which can be made to stand still, to go on, and to die.
 *
 * @param server the main process
 */
public record TestDatabase(ProcessHandle server) {

  /** The server behind this source. */
  public static TestDatabase of(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::bigint")) {
      row.next();
      return new TestDatabase(ProcessHandle.of(row.getLong(1)).orElseThrow());
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not tell its process.", e);
    }
  }

  /** From now on it takes connections and bytes, and answers nothing. */
  public void standStill() {
    signal("STOP");
  }

  /** Goes on with what was sent to it. */
  public void goOn() {
    signal("CONT");
  }

  /** Ends it without warning: {@code kill -9}. */
  public void kill() {
    signal("KILL");
    server.onExit().join();
  }

  /** The main process first, so that it makes no others meanwhile. */
  private void signal(String name) {
    signal(name, server);
    server.descendants().toList().forEach(process -> signal(name, process));
  }

  private static void signal(String name, ProcessHandle process) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-s", name, String.valueOf(process.pid())).inheritIO().start();
      if (kill.onExit().join().exitValue() != 0 && process.isAlive()) {
        throw new IllegalStateException("PostgreSQL's processes take no signal.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("There is no kill.", e);
    }
  }
}
