package nl.magbellen.launcher.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import nl.magbellen.launcher.home.LocalKeys;
import nl.magbellen.launcher.os.StackException;

/** Gives every service a database and a role that owns it and sees no other. */
final class ServiceDatabases {

  private final int port;
  private final String superuser;
  private final LocalKeys keys;

  ServiceDatabases(int port, String superuser, LocalKeys keys) {
    this.port = port;
    this.superuser = superuser;
    this.keys = keys;
  }

  /**
   * Creates what is missing; changes nothing else.
   *
   * @throws StackException when the server refuses
   */
  void create(List<String> databases) {
    Properties credentials = new Properties();
    credentials.setProperty("user", superuser);
    credentials.setProperty("password", keys.secret("database-" + superuser));
    String url = "jdbc:postgresql://localhost:%d/postgres".formatted(port);
    try (Connection connection = DriverManager.getConnection(url, credentials)) {
      for (String name : databases) {
        create(connection, name);
      }
    } catch (SQLException refused) {
      throw new StackException("the database refuses: " + refused.getMessage(), refused);
    }
  }

  /** The names are ours and the secrets are Base64: nothing here needs quoting. */
  private void create(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
        statement.execute(
            "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, keys.secret("database-" + name)));
      }
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
        statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
      }
      statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    }
  }
}
