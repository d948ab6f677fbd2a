package nl.magbellen.endtoend;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;

/** A kind of file that is imported: who takes it, how a row looks, and where its records are. */
enum ImportedList {
  OBJECTIONS(
      Service.OBJECTION,
      Role.DIALER,
      "/v1/objections/import",
      "number,advertiser,receivedAt,channel",
      "+3161%07d,%s,2026-11-01T10:00:00+01:00,LETTER",
      "objection",
      "objection",
      "number_key"),
  CONSENTS(
      Service.CONSENT,
      Role.CONSENT_WRITER,
      "/v1/consents/import",
      "number,advertiser,subject,givenAt,channel,text.version",
      "+3161%07d,%s,energy-contract,2026-11-01T10:00:00+01:00,WEB,v1",
      "consent",
      "consent",
      "number_key"),
  CUSTOMER_RELATIONS(
      Service.CONSENT,
      Role.CONSENT_WRITER,
      "/v1/customer-relations/import",
      "number,advertiser,subject,kind,startedAt,numberFromSale,optOutOffered",
      "+3161%07d,%s,energy-contract,CUSTOMER,2025-01-10T10:00:00+01:00,ja,ja",
      "customer_relation",
      "relation",
      "number_key"),
  REQUESTED_CALLS(
      Service.CONSENT,
      Role.CONSENT_WRITER,
      "/v1/requested-calls/import",
      "number,advertiser,subject,requestedAt,validUntil,evidence",
      "+3161%07d,%s,energy-contract,2026-11-16T10:00:00+01:00,2026-12-16T10:00:00+01:00,form",
      "requested_call",
      "requested_call",
      "number_key"),
  CALLER_IDS(
      Service.CALLER_ID,
      Role.REGISTRAR,
      "/v1/caller-ids/import",
      "number,advertiser,from",
      "+3161%07d,%s,2020-03-01T00:00:00+01:00",
      "caller_id",
      "caller_id",
      "number");

  final Service service;
  final Role role;
  final String path;
  final String header;
  private final String row;
  private final String table;
  private final String recordOfEvent;
  private final String number;

  ImportedList(
      Service service,
      Role role,
      String path,
      String header,
      String row,
      String table,
      String recordOfEvent,
      String number) {
    this.service = service;
    this.role = role;
    this.path = path;
    this.header = header;
    this.row = row;
    this.table = table;
    this.recordOfEvent = recordOfEvent;
    this.number = number;
  }

  /** One row, about the number with these last digits. */
  String row(int digits, String advertiser) {
    return row.formatted(digits, advertiser);
  }

  /**
   * What is on record of an advertiser.
   *
   * @param records how many
   * @param numbers of so many numbers
   * @param events all that is on record of them
   * @param unproven of these, what no whole file proves
   */
  record Recorded(long records, long numbers, long events, long unproven) {}

  Recorded recorded(LocalStack stack, String advertiser) throws SQLException {
    String database = service.database();
    String events =
        "%s_event e where e.%s in (select id from mine)".formatted(table, recordOfEvent);
    String sql =
        """
        with mine as materialized (select id, %1$s as number from %2$s where advertiser = ?)
        select count(*), count(distinct number),
          (select count(*) from %3$s),
          (select count(*) from %3$s and not exists
            (select from import_file f
             where f.id = e.import_file and (f.whole or f.continued_by is not null)))
        from mine
        """
            .formatted(number, table, events);
    try (var connection =
            DriverManager.getConnection(
                stack.database().jdbcUrl(database), database, stack.database().password(database));
        var settings = connection.createStatement();
        var statement = connection.prepareStatement(sql)) {
      // What has just come in is not in the planner's statistics yet.
      settings.execute("set enable_nestloop = off");
      statement.setString(1, advertiser);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Recorded(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
      }
    }
  }
}
