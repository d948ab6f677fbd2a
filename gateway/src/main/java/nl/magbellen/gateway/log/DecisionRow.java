package nl.magbellen.gateway.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A row of the log, as it is compared with its page.
 *
 * @param columns what its page says too, as texts
 * @param late whether its page is of denials that were answered because the log was late
 */
record DecisionRow(
    UUID id,
    UUID page,
    int place,
    UUID calleeKey,
    byte[] cipher,
    Map<String, String> columns,
    boolean late) {

  static DecisionRow read(ResultSet row) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String name :
        new String[] {
          "advertiser",
          "agency",
          "caller_id",
          "purpose",
          "subject",
          "verdict",
          "reasons",
          "asked_by"
        }) {
      columns.put(name, row.getString(name));
    }
    columns.put("asked_at", row.getObject("asked_at", OffsetDateTime.class).toInstant().toString());
    columns.put("binding", String.valueOf(row.getBoolean("binding")));
    columns.put("callee_key", row.getString("callee_key"));
    columns.put("reference_key", row.getString("reference_key"));
    return new DecisionRow(
        row.getObject("id", UUID.class),
        row.getObject("page", UUID.class),
        row.getInt("place"),
        row.getObject("callee_key", UUID.class),
        row.getBytes("callee_cipher"),
        columns,
        row.getBoolean("late"));
  }

  boolean isOn(PagedDecision decision) {
    return page.equals(decision.page()) && place == decision.place();
  }

  boolean isLateDenial() {
    return late && "DENY".equals(columns.get("verdict"));
  }
}
