package nl.magbellen.transparency.store;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.magbellen.transparency.store.RecordKind.OnRecord;

/** The leaves of a tree in the database, and what is on record of them. */
final class StoredLeaves {

  private static final String COLUMNS = " index, kind, record, part, at, seed";

  private static final String KNOWN =
      """
      select l.kind || ' ' || l.record || ' ' || l.part
      from unnest(?::text[], ?::uuid[], ?::text[]) as new(kind, record, part)
        join leaf l on l.record = new.record and l.part = new.part and l.kind = new.kind
      """;

  private static final String WRITE =
      """
      insert into leaf (index, kind, record, part, at, seed)
      select * from unnest(?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[], ?::bytea[])
      """;

  private StoredLeaves() {}

  /** How many there are, by the last one. */
  static long size(Connection database) throws SQLException {
    try (PreparedStatement query =
            database.prepareStatement("select coalesce(max(index) + 1, 0) from leaf");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Those from an index on, at most so many. */
  static List<LeafRow> from(Connection database, long index, int most) throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement(
            "select" + COLUMNS + " from leaf where index >= ? order by index limit ?")) {
      query.setLong(1, index);
      query.setInt(2, most);
      List<LeafRow> leaves = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          leaves.add(read(rows));
        }
      }
      return leaves;
    }
  }

  /** A row with the columns of a leaf. */
  static LeafRow read(ResultSet row) throws SQLException {
    return new LeafRow(
        row.getLong("index"),
        row.getString("kind"),
        row.getObject("record", UUID.class),
        row.getString("part"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getBytes("seed"));
  }

  /** The keys of those that are in the tree already. */
  static Set<String> known(Connection database, List<LeafRow> leaves) throws SQLException {
    Set<String> known = new HashSet<>();
    try (PreparedStatement query = database.prepareStatement(KNOWN)) {
      query.setArray(1, array(database, "text", leaves, LeafRow::kind));
      query.setArray(2, array(database, "uuid", leaves, LeafRow::record));
      query.setArray(3, array(database, "text", leaves, LeafRow::part));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          known.add(rows.getString(1));
        }
      }
    }
    return known;
  }

  static void write(Connection database, List<LeafRow> leaves) throws SQLException {
    try (PreparedStatement write = database.prepareStatement(WRITE)) {
      write.setArray(1, array(database, "bigint", leaves, LeafRow::index));
      write.setArray(2, array(database, "text", leaves, LeafRow::kind));
      write.setArray(3, array(database, "uuid", leaves, LeafRow::record));
      write.setArray(4, array(database, "text", leaves, LeafRow::part));
      write.setArray(5, array(database, "timestamptz", leaves, StoredLeaves::time));
      write.setArray(
          6,
          database.createArrayOf(
              "bytea", leaves.stream().map(LeafRow::seed).toArray(byte[][]::new)));
      write.executeUpdate();
    }
  }

  /**
   * What is on record, by the leaf; of a leaf whose record is gone there is nothing.
   *
   * @param leaves all of this kind
   */
  static Map<LeafRow, OnRecord> content(Connection database, RecordKind kind, List<LeafRow> leaves)
      throws SQLException {
    Map<LeafRow, OnRecord> found = new HashMap<>();
    try (PreparedStatement query = database.prepareStatement(kind.content())) {
      query.setArray(1, array(database, "uuid", leaves, LeafRow::record));
      query.setArray(2, array(database, "text", leaves, LeafRow::part));
      query.setArray(3, array(database, "timestamptz", leaves, StoredLeaves::time));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          LeafRow leaf = leaves.get(rows.getInt("n") - 1);
          byte[] head = rows.getString("head").getBytes(StandardCharsets.UTF_8);
          found.put(leaf, new OnRecord(leaf, head, rows.getBytes("body")));
        }
      }
    }
    return found;
  }

  private static OffsetDateTime time(LeafRow leaf) {
    return leaf.at().atOffset(ZoneOffset.UTC);
  }

  private static Array array(
      Connection database, String type, List<LeafRow> leaves, Function<LeafRow, Object> value)
      throws SQLException {
    return database.createArrayOf(type, leaves.stream().map(value).toArray());
  }
}
