package nl.magbellen.objection.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the look-up reads where much is on record, by PostgreSQL's own plan: 200,000 objections, and
 * 100,000 complaints, of which 5,000 in the days that count are about one number and one agency.
 */
class ObjectionQueryPlanTest {

  private static final String MANY =
      """
      insert into objection (number_key, id, advertiser, channel, number_cipher, received_at,
        last_received_at)
      select md5('n' || i)::uuid, md5('o' || i)::uuid, 'advertiser-' || i %% 50, 'CALL', '\\x00',
        '2026-01-01', '2026-01-01' from generate_series(1, 200000) i;
      insert into complaint (number_key, id, number_cipher, caller_key, called_at, no_consent,
        had_objected, not_told, received_at, due_on, advertiser, agency, telemarketer, recorded_by)
      select md5('n' || i)::uuid, md5('c' || i)::uuid, '\\x00',
        md5('caller-' || case when i %% 20 = 0 then 0 else i %% 997 end)::uuid,
        timestamptz '2026-11-20' - i * interval '1 minute', true, true, true,
        case when i %% 20 = 0 then timestamptz '2026-11-15' else '2026-01-01' end, '2026-12-01',
        'advertiser-0', case when i %% 20 = 0 then 'belhuis' else 'agency-' || i %% 50 end,
        't-' || i %% 1000, 'test' from generate_series(1, 100000) i;
      vacuum analyze
      """
          .replace("%%", "%");
  private static final int ABOUT_THE_AGENCY = 5_000;

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void fill() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder().start();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        InputStream tables =
            ObjectionQueryPlanTest.class.getResourceAsStream(
                "/db/migration/V0100__objections.sql")) {
      statement.execute(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
      for (String each : MANY.split(";")) {
        statement.execute(each);
      }
    }
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  /** Whether PostgreSQL plans for these questions, or once for any. */
  @ParameterizedTest
  @CsvSource({
    "force_generic_plan, 1",
    "force_generic_plan, 500",
    "force_custom_plan, 1",
    "force_custom_plan, 500"
  })
  void readsNoMoreThanItsQuestionsNeed(String mode, int questions) throws Exception {
    // When
    List<JsonNode> scans = scans(plan(mode, questions));
    // Then
    assertThat(scans).isNotEmpty().noneMatch(scan -> type(scan).equals("Seq Scan"));
    assertThat(rows(scans, "objection")).isBetween(1.0, 2.0 * questions);
    assertThat(rows(scans, "complaint"))
        .isGreaterThanOrEqualTo(2 * ABOUT_THE_AGENCY)
        .isLessThanOrEqualTo(3 * ABOUT_THE_AGENCY);
  }

  /** One agency and one number, and a telemarketer for each question. */
  private static JsonNode plan(String mode, int questions) throws Exception {
    String execution =
        "execute q(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
            .formatted(
                array(questions, i -> "" + i),
                array(questions, i -> "md5('n" + (i + 1) + "')"),
                array(questions, _ -> "'advertiser-0'"),
                array(questions, i -> "" + i),
                array(questions, _ -> "md5('caller-0')"),
                array(questions, _ -> "'advertiser-0'"),
                array(questions, _ -> "'belhuis'"),
                array(questions, i -> "'t-" + i + "'"),
                array(questions, _ -> "'2026-11-10'"),
                array(questions, _ -> "'2026-11-20'"));
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set plan_cache_mode = " + mode);
      statement.execute(
          "prepare q(int[], uuid[], text[], int[], uuid[], text[], text[], text[], timestamptz[],"
              + " timestamptz[]) as "
              + ObjectionQuery.QUERY);
      try (ResultSet row =
          statement.executeQuery("explain (analyze, timing off, format json) " + execution)) {
        row.next();
        return new ObjectMapper().readTree(row.getString(1));
      }
    }
  }

  private static String array(int size, IntFunction<String> element) {
    return IntStream.range(0, size)
        .mapToObj(element)
        .collect(Collectors.joining(", ", "array[", "]"))
        .replaceAll("md5\\('[^']*'\\)", "$0::uuid")
        .replaceAll("'2026-[0-9-]*'", "timestamptz $0");
  }

  /** The parts of a plan that read a table. */
  private static List<JsonNode> scans(JsonNode plan) {
    return plan.findParents("Relation Name").stream()
        .filter(scan -> type(scan).endsWith("Scan"))
        .toList();
  }

  private static String type(JsonNode scan) {
    return scan.path("Node Type").asText();
  }

  private static double rows(List<JsonNode> scans, String table) {
    return scans.stream()
        .filter(scan -> scan.path("Relation Name").asText().equals(table))
        .mapToDouble(
            scan ->
                (scan.path("Actual Rows").asDouble()
                        + scan.path("Rows Removed by Filter").asDouble())
                    * scan.path("Actual Loops").asDouble())
        .sum();
  }
}
