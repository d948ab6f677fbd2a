package nl.magbellen.secrecy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import nl.magbellen.launcher.database.EmbeddedDatabase;
import nl.magbellen.launcher.stack.Service;

/** Every value of every column of a service's database. */
final class Columns {

  private static final String TABLES =
      """
      select quote_ident(n.nspname) || '.' || quote_ident(c.relname), c.relname
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname not in ('pg_catalog', 'information_schema')
      """;

  private static final int GZIP = 0x1f8b;

  private final EmbeddedDatabase database;

  Columns(EmbeddedDatabase database) {
    this.database = database;
  }

  /** Reads a service's database; a column's name is {@code database.table.column}. */
  void read(Service service, Consumer<Place> reader) {
    try (Connection connection = connection(service);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.setFetchSize(500);
      for (String[] table : tables(statement)) {
        try (ResultSet rows = statement.executeQuery("select * from " + table[0])) {
          while (rows.next()) {
            row(service.database() + "." + table[1] + ".", rows, reader);
          }
        }
      }
    } catch (SQLException | IOException failed) {
      throw new IllegalStateException("the database of " + service + " can't be read", failed);
    }
  }

  /** As the service itself is connected. */
  Connection connection(Service service) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(service.database()),
        service.database(),
        database.password(service.database()));
  }

  private static List<String[]> tables(Statement statement) throws SQLException {
    List<String[]> tables = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(new String[] {rows.getString(1), rows.getString(2)});
      }
    }
    return tables;
  }

  private static void row(String table, ResultSet row, Consumer<Place> reader)
      throws SQLException, IOException {
    var columns = row.getMetaData();
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      String text =
          columns.getColumnTypeName(column).equals("bytea")
              ? unpacked(row.getBytes(column))
              : row.getString(column);
      if (text != null) {
        reader.accept(new Place(Place.Sort.COLUMN, table + columns.getColumnName(column), text));
      }
    }
  }

  /** What is packed is read unpacked: whoever has the database can do that too. */
  private static String unpacked(byte[] bytes) throws IOException {
    if (bytes == null || bytes.length < 2) {
      return null;
    }
    int magic = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    if (magic == GZIP) {
      return text(new GZIPInputStream(new ByteArrayInputStream(bytes)));
    }
    try {
      return text(new InflaterInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException notPacked) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static String text(InputStream packed) throws IOException {
    try (packed) {
      return new String(packed.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
