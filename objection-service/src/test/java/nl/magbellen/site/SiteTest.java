package nl.magbellen.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** A test in which a visitor with a number that nobody used before comes to the pages. */
abstract class SiteTest {

  private static int numbers = 0;

  final String number = newNumber();
  final Visitor visitor = new Visitor();

  DataSource database;

  /** All visitors of all tests come from one address. */
  @BeforeEach
  void forgetAllowances() throws SQLException {
    execute("delete from code_allowance");
  }

  /** A mobile number that no other test has. */
  static String newNumber() {
    return "+3162%07d".formatted(3_000_000 + numbers++);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
