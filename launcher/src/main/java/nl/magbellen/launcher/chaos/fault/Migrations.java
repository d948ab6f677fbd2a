package nl.magbellen.launcher.chaos.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;

/**
 * Lets a service make its tables anew and kills it in the middle of that; the launcher starts it
 * again.
 */
public final class Migrations {

  private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

  private final LocalStack stack;
  private final TimeLine timeLine;

  public Migrations(LocalStack stack, TimeLine timeLine) {
    this.stack = stack;
    this.timeLine = timeLine;
  }

  /**
   * Does it, while the service's database holds nothing; waits until the service is ready again.
   *
   * @param after how many migrations are on record when it is killed
   * @throws StackException when the service does not come back
   */
  public void interrupt(Service service, int after) {
    long first = stack.service(service).pid();
    run(service, "drop schema public cascade; create schema public");
    Signals.KILL.to(first);
    boolean begun =
        Pause.until(() -> started(service, first) && done(service) >= after, STARTS_WITHIN);
    if (!begun) {
      throw new StackException(service.module() + " does not migrate");
    }
    long second = stack.service(service).pid();
    timeLine.count(FaultKind.KILLED_IN_MIGRATION);
    timeLine.note(
        "%s %s after %d migrations"
            .formatted(FaultKind.KILLED_IN_MIGRATION, service.module(), done(service)));
    Instant killed = Instant.now();
    Signals.KILL.to(second);
    String runs = service.module() + " runs again";
    if (!Pause.until(() -> timeLine.tells(runs, killed), STARTS_WITHIN)) {
      throw new StackException(service.module() + " does not finish its migrations");
    }
  }

  private boolean started(Service service, long before) {
    return stack.service(service).isAlive() && stack.service(service).pid() != before;
  }

  private int done(Service service) {
    try (Connection connection = connect(service);
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery("select count(*) from flyway_schema_history where success")) {
      return count.next() ? count.getInt(1) : 0;
    } catch (SQLException noTableYet) {
      return 0;
    }
  }

  private void run(Service service, String sql) {
    try (Connection connection = connect(service);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw new StackException("the tables do not go: " + refused.getMessage(), refused);
    }
  }

  private Connection connect(Service service) throws SQLException {
    String database = service.database();
    return DriverManager.getConnection(
        stack.database().jdbcUrl(database), database, stack.database().password(database));
  }
}
