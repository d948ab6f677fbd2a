package nl.magbellen.gateway.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.transparency.store.Comparison;
import nl.magbellen.transparency.store.Finding;
import nl.magbellen.transparency.store.Finding.What;
import nl.magbellen.transparency.store.RecordKind.OnRecord;

/**
 * The rows by which decisions are found say what their pages say, which are leaves. A row may stand
 * on the page of a denial that was answered because the log was late, and then no longer on the one
 * before.
 */
final class RowsBesidePages implements Comparison {

  /** Each once: a late denial and what it replaced are one row, told by two pages. */
  private static final String ROWS =
      """
      select d.id, d.decided_at, d.callee_key, d.callee_cipher, d.advertiser, d.agency, d.caller_id, d.purpose,
        d.subject, d.asked_at, d.verdict, array_to_string(d.reason_codes, ' ') as reasons, d.binding,
        d.asked_by, d.reference_key, d.page, d.place, q.id is not null and q.answer_by is null as late
      from (select distinct id, at from unnest(?::uuid[], ?::timestamptz[]) as told(id, at)) w
        join decision d on d.id = w.id and d.decided_at = w.at
        left join decision_page q on q.id = d.page and q.decided_at = d.decided_at
      """;

  /** Pages that wait to be leaves were not compared. */
  private static final String COMPARED =
      """
      advertiser not like 'test-%' and not exists (
        select from leaf_waiting w where w.record = d.page and w.kind = 'decisions')
      """;

  private static final String DAYS =
      """
      select (decided_at at time zone 'UTC')::date as day, count(*) as rows from decision d
      where
      """
          + COMPARED
          + " group by 1";

  /** A page of tests tells of no decision, whatever is on it. */
  private static final String OF_DAY =
      """
      select d.id, d.decided_at, d.page, d.place, p.id is not null as on_record, l.index is not null as known
      from decision d
        left join decision_page p on p.id = d.page and p.decided_at = d.decided_at and not p.test
        left join leaf l on l.record = d.page and l.kind = 'decisions' and l.part = '' and l.at = d.decided_at
      where d.decided_at >= ? and d.decided_at < ? and
      """
          + COMPARED
          + " order by d.page, d.id";

  private static final String PAGE =
      "select content from decision_page where id = ? and decided_at = ?";

  private static final int ROWS_AT_ONCE = 1000;

  private final PagedDecision.Reader reader;
  private final Map<LocalDate, Long> days = new HashMap<>();

  RowsBesidePages(NumberKeys keys, NumberCipher cipher) {
    this.reader = new PagedDecision.Reader(keys, cipher);
  }

  @Override
  public List<Finding> compare(Connection database, List<OnRecord> records) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    List<PagedDecision> decisions = new ArrayList<>();
    for (OnRecord record : records) {
      decisions.addAll(reader.read(record));
    }
    Map<UUID, List<DecisionRow>> rows = rows(database, decisions);
    for (PagedDecision decision : decisions) {
      findings.addAll(compare(decision, rows.getOrDefault(decision.id(), List.of())));
    }
    return findings;
  }

  private List<Finding> compare(PagedDecision decision, List<DecisionRow> rows) {
    String where = "decision:" + decision.id();
    if (rows.isEmpty()) {
      return List.of(new Finding(What.MISSING, where, "It is on page " + decision.page() + "."));
    }
    List<Finding> findings = new ArrayList<>();
    for (DecisionRow row : rows) {
      if (row.isOn(decision)) {
        days.merge(decision.at().atOffset(ZoneOffset.UTC).toLocalDate(), 1L, Long::sum);
        List<String> unlike = reader.unlike(decision, row);
        if (!unlike.isEmpty()) {
          findings.add(
              new Finding(
                  What.CHANGED,
                  where,
                  "Its page says otherwise: %s.".formatted(String.join(", ", unlike))));
        }
      } else if (rows.stream().noneMatch(it -> it.isOn(decision)) && !row.isLateDenial()) {
        findings.add(new Finding(What.SWAPPED, where, "Its row stands on another page or place."));
      }
    }
    return findings;
  }

  private static Map<UUID, List<DecisionRow>> rows(
      Connection database, List<PagedDecision> decisions) throws SQLException {
    Map<UUID, List<DecisionRow>> found = new HashMap<>();
    try (PreparedStatement query = database.prepareStatement(ROWS)) {
      query.setArray(
          1, database.createArrayOf("uuid", decisions.stream().map(PagedDecision::id).toArray()));
      query.setArray(
          2,
          database.createArrayOf(
              "timestamptz",
              decisions.stream().map(it -> it.at().atOffset(ZoneOffset.UTC)).toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          DecisionRow row = DecisionRow.read(rows);
          found.computeIfAbsent(row.id(), _ -> new ArrayList<>()).add(row);
        }
      }
    }
    return found;
  }

  @Override
  public List<Finding> end(Connection database) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    try (PreparedStatement query = database.prepareStatement(DAYS);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        LocalDate day = rows.getObject("day", LocalDate.class);
        if (rows.getLong("rows") != days.getOrDefault(day, 0L)) {
          findings.addAll(besides(database, day));
        }
      }
    }
    return findings;
  }

  /** Rows of a day of which their page tells nothing. A page that is gone is told by its leaf. */
  private static List<Finding> besides(Connection database, LocalDate day) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    try (PreparedStatement query = database.prepareStatement(OF_DAY)) {
      query.setFetchSize(ROWS_AT_ONCE);
      query.setObject(1, OffsetDateTime.of(day.atStartOfDay(), ZoneOffset.UTC));
      query.setObject(2, OffsetDateTime.of(day.plusDays(1).atStartOfDay(), ZoneOffset.UTC));
      try (ResultSet rows = query.executeQuery()) {
        UUID page = null;
        byte[] content = null;
        while (rows.next()) {
          UUID id = rows.getObject("id", UUID.class);
          if (!rows.getObject("page", UUID.class).equals(page)) {
            page = rows.getObject("page", UUID.class);
            content = rows.getBoolean("on_record") ? page(database, rows) : null;
          }
          boolean told =
              content == null
                  ? rows.getBoolean("known")
                  : PagedDecision.isAt(content, rows.getInt("place"), id);
          if (!told) {
            findings.add(
                new Finding(What.NOT_IN_TREE, "decision:" + id, "No page of the log tells of it."));
          }
        }
      }
    }
    return findings;
  }

  private static byte[] page(Connection database, ResultSet row) throws SQLException {
    try (PreparedStatement query = database.prepareStatement(PAGE)) {
      query.setObject(1, row.getObject("page", UUID.class));
      query.setObject(2, row.getObject("decided_at", OffsetDateTime.class));
      try (ResultSet page = query.executeQuery()) {
        page.next();
        return page.getBytes(1);
      }
    }
  }
}
