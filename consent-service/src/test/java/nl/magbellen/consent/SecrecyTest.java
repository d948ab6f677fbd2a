package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.consent;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.publishedNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.relation;
import static nl.magbellen.consent.ConsentApi.requestedCall;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is personal never stands in the database in plain text. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class SecrecyTest {

  private static final String URL = "https://leads.example/form?mail=jan.jansen";
  private static final String IP = "203.0.113.77";
  private static final String RECORDED_MAIL = "mail:jan.jansen@example.nl";

  @Inject AgroalDataSource database;

  private final String number = newNumber();

  @Test
  void personalValuesStandInNoColumn() throws SQLException {
    // Given
    writeEverything();
    List<String> personal = List.of(number.substring(3), URL, IP, RECORDED_MAIL);
    // When
    List<String> columns = columnsWithAnyOf(personal);
    // Then
    assertEquals(List.of(), columns);
  }

  @Test
  void searchWouldFindAPlainValue() throws SQLException {
    // Given
    recorded(
        writer("zonnestroom"),
        "/v1/consents",
        with(consent(number, "zonnestroom"), "person", "klant-zichtbaar"));
    // When
    List<String> columns = columnsWithAnyOf(List.of("klant-zichtbaar"));
    // Then
    assertEquals(List.of("consent.person"), columns);
  }

  private void writeEverything() {
    var body = with(consent(number, "zonnestroom"), "source", Map.of("url", URL, "ip", IP));
    body.put(
        "verification",
        Map.of(
            "method", "EMAIL_LINK",
            "verifiedAt", "2026-10-02T10:00:00Z",
            "evidence", RECORDED_MAIL));
    String id =
        writer("zonnestroom")
            .header("Idempotency-Key", "secrecy-" + System.nanoTime())
            .body(body)
            .post("/v1/consents")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    assertTrue(id.length() > 0);
    recorded(writer("zonnestroom"), "/v1/customer-relations", relation(number, "zonnestroom"));
    recorded(
        writer("zonnestroom"),
        "/v1/requested-calls",
        with(requestedCall(number, "zonnestroom"), "evidence", RECORDED_MAIL));
    recorded(writer("zonnestroom"), "/v1/published-numbers", publishedNumber(number));
    recorded(
        writer("zonnestroom"),
        "/v1/proof-requests",
        Map.of(
            "number", number,
            "advertiser", "zonnestroom",
            "requestedAt", "2026-11-20T10:00:00Z",
            "channel", "LETTER"));
  }

  private List<String> columnsWithAnyOf(List<String> values) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String[] column : columns(statement)) {
        if (holdsAnyOf(statement, column[0], column[1], values)) {
          found.add(column[0] + "." + column[1]);
        }
      }
    }
    return found;
  }

  private static List<String[]> columns(Statement statement) throws SQLException {
    List<String[]> columns = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select table_name, column_name from information_schema.columns"
                + " where table_schema = 'public' order by 1, 2")) {
      while (rows.next()) {
        columns.add(new String[] {rows.getString(1), rows.getString(2)});
      }
    }
    return columns;
  }

  /** Bytes show as hexadecimal text, so the values are searched for in both forms. */
  private static boolean holdsAnyOf(
      Statement statement, String table, String column, List<String> values) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("select \"%s\"::text from \"%s\"".formatted(column, table))) {
      while (rows.next()) {
        String text = String.valueOf(rows.getString(1));
        for (String value : values) {
          if (text.contains(value) || text.contains(hex(value))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static String hex(String value) {
    return HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
  }
}
