package nl.magbellen.gateway.log;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.UUID;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.Sha256;
import nl.magbellen.transparency.Entries;
import nl.magbellen.transparency.EntryProof;
import nl.magbellen.transparency.store.Comparison;
import nl.magbellen.transparency.store.RecordKind;

/**
 * Each page of decisions is a leaf of the log. It commits to the decisions one by one, so that one
 * can be shown without the others, which may be other clients'.
 */
@Singleton
class PageLeaves implements RecordKind {

  static final String NAME = "decisions";

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("'_'yyyy'_'MM");

  /** What a page's leaf says of the page, beside its decisions. */
  static final String HEAD =
      "json_build_array(micros(p.decided_at), p.mourning_days, micros(p.answer_by))::text as head";

  private final NumberKeys keys;
  private final NumberCipher cipher;

  PageLeaves(NumberKeys keys, NumberCipher cipher) {
    this.keys = keys;
    this.cipher = cipher;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String content() {
    return """
    select w.n, %s, p.content as body
    from unnest(?::uuid[], ?::text[], ?::timestamptz[]) with ordinality as w(record, part, at, n)
      join decision_page p on p.id = w.record and p.decided_at = w.at
    """
        .formatted(HEAD);
  }

  @Override
  public String all() {
    return """
    select id as record, '' as part, decided_at as at from decision_page where not test
    """;
  }

  /** The time, the operator's days, the stored bytes and the root of the decisions. */
  @Override
  public byte[] committed(byte[] seed, byte[] head, byte[] body) {
    try {
      return EntryProof.committed(
          head(new String(head, StandardCharsets.UTF_8), body),
          Entries.of(seed, LogPage.entries(body)).root());
    } catch (IllegalArgumentException noPage) {
      // Whatever was done to a page, it is no longer what its leaf was of.
      return noPage.getMessage().getBytes(StandardCharsets.UTF_8);
    }
  }

  /** With the digest of the very bytes that are stored. */
  static String head(String head, byte[] page) {
    return head + " " + HexFormat.of().formatHex(Sha256.of(page));
  }

  @Override
  public boolean isAt(UUID record, Instant at) {
    return LeafTime.isOf(record, at);
  }

  @Override
  public boolean hasMonth(Connection database, Instant at) throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement("select to_regclass('decision_page' || ?) is not null")) {
      query.setString(1, MONTH.format(at.atOffset(ZoneOffset.UTC)));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  @Override
  public Comparison comparison() {
    return new RowsBesidePages(keys, cipher);
  }
}
