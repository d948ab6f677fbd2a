package nl.magbellen.consent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import nl.magbellen.service.testing.ScheduledJobs;

/** What ends by time alone, and the job that tells it. */
final class Ends {

  private Ends() {}

  /** Tells it once, to the end. */
  static void tell() {
    ScheduledJobs.doAllOf("ExpiredBases");
  }

  /** Does it as several replicas do that look at the same time. */
  static void tellAtOnce() throws Exception {
    AtOnce.times(
        6,
        () -> {
          tell();
          return "told";
        });
  }

  /** How many changes of this kind an advertiser was told, numbered or not. */
  static long told(DataSource database, String kind, String advertiser) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement(
                "select count(*) from change where kind = ? and advertiser = ?")) {
      read.setString(1, kind);
      read.setString(2, advertiser);
      ResultSet counted = read.executeQuery();
      counted.next();
      return counted.getLong(1);
    }
  }

  /** Writes past the service: what it would write at another time. */
  static void write(DataSource database, String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement write = connection.prepareStatement(sql)) {
      for (int place = 0; place < values.length; place++) {
        write.setObject(place + 1, values[place]);
      }
      write.executeUpdate();
    }
  }
}
