package nl.magbellen.gateway.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import nl.magbellen.transparency.store.RecordKind;

/** Each outcome is a leaf of the log: a part of its decision. */
@Singleton
class OutcomeLeaves implements RecordKind {

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("'_'yyyy'_'MM");

  @Override
  public String name() {
    return "outcome";
  }

  @Override
  public String content() {
    return """
    select w.n, w.record::text as head, convert_to(json_build_array(
        o.connected, micros(o.started_at), micros(o.answered_at), micros(o.ended_at), o.abandoned, o.machine,
        o.call_id, o.telemarketer, o.right_to_object, o.announced, o.text_version, o.objected, o.objection,
        o.wrong_person, o.callee_minor, micros(o.callback_at), micros(o.callback_until), o.requested_call,
        o.disposition, o.violation, o.told_once, o.recorded_by, micros(o.recorded_at))::text, 'UTF8') as body
    from unnest(?::uuid[], ?::text[], ?::timestamptz[]) with ordinality as w(record, part, at, n)
      join outcome o on o.decision = w.record and o.decided_at = w.at and o.id = w.part::uuid
    """;
  }

  @Override
  public String all() {
    return """
    select o.decision as record, o.id::text as part, o.decided_at as at
    from outcome o left join decision d on d.id = o.decision and d.decided_at = o.decided_at
    where d.advertiser is null or d.advertiser not like 'test-%'
    """;
  }

  @Override
  public boolean isAt(UUID record, Instant at) {
    return LeafTime.isOf(record, at);
  }

  @Override
  public boolean hasMonth(Connection database, Instant at) throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement("select to_regclass('outcome' || ?) is not null")) {
      query.setString(1, MONTH.format(at.atOffset(ZoneOffset.UTC)));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
