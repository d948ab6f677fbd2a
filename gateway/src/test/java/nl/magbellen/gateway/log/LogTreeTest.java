package nl.magbellen.gateway.log;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.signing.SigningKeys;
import nl.magbellen.service.transparency.LogSigners;
import nl.magbellen.transparency.Checkpoint;
import nl.magbellen.transparency.ConsistencyProof;
import nl.magbellen.transparency.EntryProof;
import nl.magbellen.transparency.EntryProof.Text;
import nl.magbellen.transparency.Hash;
import nl.magbellen.transparency.InclusionProof;
import nl.magbellen.transparency.LeafHeader;
import nl.magbellen.transparency.NoteKey;
import nl.magbellen.transparency.SignedNote;
import nl.magbellen.transparency.store.Finding;
import nl.magbellen.transparency.store.Finding.What;
import nl.magbellen.transparency.store.LogCheck;
import nl.magbellen.transparency.store.LogCheckpoints;
import nl.magbellen.transparency.store.LogSigner;
import nl.magbellen.transparency.store.PurgeStatements;
import nl.magbellen.transparency.store.RecordKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to the log's own rows is told for what it is. Each test puts back what it took. */
@QuarkusTest
@TestProfile(LogTreeTest.OwnDatabase.class)
@WithTestResource(GatewayWorld.class)
class LogTreeTest {

  /** A database in which no other test alters anything. */
  public static final class OwnDatabase implements QuarkusTestProfile {}

  @Inject DataSource database;
  @Inject @All List<RecordKind> kinds;
  @Inject SigningKeys keys;

  private List<String> ids;

  @BeforeEach
  void ask() throws SQLException {
    ids =
        client(Role.DIALER)
            .body(
                Map.of(
                    "defaults",
                    Map.of("callee", "+31612345678", "advertiser", "proven", "purpose", "SERVICE"),
                    "items",
                    IntStream.range(0, LogPage.MOST + 6)
                        .mapToObj(i -> Map.of("reference", "r" + i))
                        .toList()))
            .post("/v1/call-permissions/batch")
            .path("items.id");
    client(Role.DIALER)
        .body(Map.of("connected", true, "endedAt", Instant.now().toString()))
        .post("/v1/call-permissions/{id}/outcome", ids.getFirst())
        .then()
        .statusCode(201);
    untilNothingWaits();
    keep();
  }

  private void keep() throws SQLException {
    execute(
        """
        drop table if exists kept_decision, kept_page, kept_outcome;
        create table kept_decision as select * from decision;
        create table kept_page as select * from decision_page;
        create table kept_outcome as select * from outcome;
        """);
  }

  @AfterEach
  void putBack() throws SQLException {
    // As a replica does, without the triggers.
    execute(
        """
        set session_replication_role = replica;
        delete from decision; delete from decision_page; delete from outcome;
        insert into decision select * from kept_decision;
        insert into decision_page select * from kept_page;
        insert into outcome select * from kept_outcome;
        drop table kept_decision, kept_page, kept_outcome;
        set session_replication_role = default;
        """);
  }

  @Test
  void logOfDecisionsAndOutcomesIsWhole() throws SQLException {
    // When
    LogCheck.Result result = check();
    // Then
    assertThat(result.findings()).isEmpty();
    assertThat(count("select count(*) from leaf where kind = 'decisions'"))
        .isEqualTo(count("select count(*) from decision_page"));
    assertThat(count("select count(*) from leaf where kind = 'outcome'"))
        .isEqualTo(count("select count(*) from outcome"));
  }

  @Test
  void testsAreInNoTree() throws SQLException {
    // Given
    String id =
        client(Role.DIALER)
            .body(Map.of("callee", "+31200000000", "advertiser", "test-shop", "purpose", "SERVICE"))
            .post("/v1/call-permissions")
            .path("id");
    // When
    untilNothingWaits();
    // Then
    assertThat(
            count(
                "select count(*) from leaf where record = (select page from decision where id = '%s')"
                    .formatted(id)))
        .isZero();
    assertThat(check().findings()).isEmpty();
    execute("delete from decision where id = '%s'".formatted(id));
  }

  /** Of gzip's header, too, and of its end, which say nothing of the texts. */
  @ParameterizedTest
  @ValueSource(strings = {"4", "9", "40", "octet_length(content) / 2", "octet_length(content) - 1"})
  void changedByteOfAPageIsTold(String at) throws SQLException {
    // When
    execute(
        "update decision_page set content = set_byte(content, %1$s, get_byte(content, %1$s) # 1) where id = '%2$s'"
            .formatted(at, page(0)));
    // Then
    assertThat(check().findings())
        .extracting(Finding::what, Finding::where)
        .containsExactly(tuple(What.CHANGED, "decisions:" + page(0)));
  }

  @Test
  void pagesInEachOthersPlaceAreSwapped() throws SQLException {
    // When
    execute(
        "update decision_page a set content = b.content from decision_page b where a.id in ('%1$s', '%2$s') and b.id in ('%1$s', '%2$s') and a.id <> b.id"
            .formatted(page(0), page(LogPage.MOST)));
    // Then
    assertThat(check().findings())
        .extracting(Finding::what, Finding::where)
        .contains(
            tuple(What.SWAPPED, "decisions:" + page(0)),
            tuple(What.SWAPPED, "decisions:" + page(LogPage.MOST)));
  }

  @Test
  void deletedPageIsMissing() throws SQLException {
    // Given
    UUID page = page(0);
    // When
    execute("delete from decision_page where id = '%s'".formatted(page));
    // Then
    assertThat(check().findings())
        .extracting(Finding::what, Finding::where)
        .containsExactly(tuple(What.MISSING, "decisions:" + page));
  }

  @Test
  void deletedDecisionIsMissingThoughItsPageIsThere() throws SQLException {
    // When
    execute("delete from decision where id = '%s'".formatted(ids.get(3)));
    // Then
    assertThat(check().findings())
        .extracting(Finding::what, Finding::where)
        .containsExactly(tuple(What.MISSING, "decision:" + ids.get(3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verdict = case verdict when 'DENY' then 'PERMIT' else 'DENY' end",
        "reason_codes = array['OBJECTION_REGISTERED']",
        "binding = not binding",
        "asked_by = 'somebody else'",
        "advertiser = 'another'",
        "agency = 'belhuis'",
        "caller_id = '+31207009999'",
        "asked_at = asked_at + interval '1 microsecond'",
        "callee_key = gen_random_uuid()",
        "reference_key = gen_random_uuid()",
        "callee_cipher = set_byte(callee_cipher, 20, get_byte(callee_cipher, 20) # 1)"
      })
  void changedColumnOfADecisionIsTold(String change) throws SQLException {
    // When
    execute("update decision set %s where id = '%s'".formatted(change, ids.get(5)));
    // Then
    assertThat(check().findings())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.what()).isEqualTo(What.CHANGED);
              assertThat(found.where()).isEqualTo("decision:" + ids.get(5));
              assertThat(found.detail())
                  .contains(
                      change.substring(0, change.indexOf(' ')).replace("reason_codes", "reasons"));
            });
  }

  @Test
  void decisionsInEachOthersPlaceAreSwapped() throws SQLException {
    // When
    execute(
        "update decision set place = 1 - place where id in ('%s', '%s')"
            .formatted(ids.get(0), ids.get(1)));
    // Then
    assertThat(check().findings())
        .extracting(Finding::what, Finding::where)
        .contains(
            tuple(What.SWAPPED, "decision:" + ids.get(0)),
            tuple(What.SWAPPED, "decision:" + ids.get(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"page", "gen_random_uuid()"})
  void decisionThatWasPutThereIsInNoTree(String page) throws SQLException {
    // When
    execute(
        """
        insert into decision (callee_key, decided_at, id, advertiser, purpose, asked_at, verdict, reason_codes,
          binding, asked_by, callee_cipher, page, place)
        select callee_key, decided_at, '00000000-0000-7000-8000-000000000001', advertiser, purpose, asked_at, 'PERMIT', '{}',
          true, asked_by, callee_cipher, %s, 60 from decision where id = '%s'
        """
            .formatted(page, ids.get(LogPage.MOST)));
    // Then
    assertThat(check().findings())
        .extracting(Finding::what, Finding::where)
        .containsExactly(tuple(What.NOT_IN_TREE, "decision:00000000-0000-7000-8000-000000000001"));
  }

  @Test
  void changedOutcomeAndGoneOutcomeAreTold() throws SQLException {
    // Given
    String part =
        text("select id::text from outcome where decision = '%s'".formatted(ids.getFirst()));
    String outcome = "outcome:" + ids.getFirst() + "/" + part;
    // When
    execute("update outcome set connected = false where id = '%s'".formatted(part));
    List<Finding> changed = check().findings();
    execute("delete from outcome where id = '%s'".formatted(part));
    List<Finding> gone = check().findings();
    // Then
    assertThat(changed)
        .extracting(Finding::what, Finding::where)
        .containsExactly(tuple(What.CHANGED, outcome));
    assertThat(gone)
        .extracting(Finding::what, Finding::where)
        .containsExactly(tuple(What.MISSING, outcome));
  }

  @Test
  void rowOfALateDenialStandsOnItsPageAndNoLongerOnTheOneBefore() throws SQLException {
    // Given
    UUID denial = UUID.randomUUID();
    byte[] before = bytes("select content from decision_page where id = '%s'".formatted(page(0)));
    byte[] page = LogPage.pack(lines -> lines.write(joined(LogPage.entries(before).get(2))));
    execute(
        "insert into decision_page (decided_at, id, mourning_days, content) select decided_at, '%s', mourning_days, '\\x%s' from decision_page where id = '%s'"
            .formatted(denial, HexFormat.of().formatHex(page), page(0)));
    execute(
        "insert into leaf_waiting (kind, record, at) select 'decisions', id, decided_at from decision_page where id = '%s'"
            .formatted(denial));
    // When
    execute(
        "update decision set page = '%s', place = 0 where id = '%s'".formatted(denial, ids.get(2)));
    untilNothingWaits();
    keep();
    List<Finding> late = check().findings();
    execute("update decision_page set answer_by = now() where id = '%s'".formatted(denial));
    List<Finding> moved = check().findings();
    // Then
    assertThat(late).isEmpty();
    assertThat(moved)
        .extracting(Finding::what, Finding::where)
        .containsExactlyInAnyOrder(
            tuple(What.CHANGED, "decisions:" + denial),
            tuple(What.SWAPPED, "decision:" + ids.get(2)));
  }

  @Test
  void denialThatStandsOnAPageOfAnotherTimeIsNoLateOne() throws SQLException {
    // Given
    ask("another time");
    untilNothingWaits();
    keep();
    // When
    execute(
        """
        update decision d set verdict = 'DENY', place = 0,
          page = (select p.id from decision_page p where p.decided_at <> d.decided_at limit 1)
        where id = '%s'
        """
            .formatted(ids.get(2)));
    // Then
    assertThat(check().findings())
        .extracting(Finding::what, Finding::where)
        .containsExactlyInAnyOrder(
            tuple(What.SWAPPED, "decision:" + ids.get(2)),
            tuple(What.NOT_IN_TREE, "decision:" + ids.get(2)));
  }

  @Test
  void pageOfTestsOfWhichALateDenialTookTheRowsIsNoFindingAndGoesWithTheTests()
      throws SQLException {
    // Given
    String id =
        client(Role.DIALER)
            .body(Map.of("callee", "+31200000000", "advertiser", "test-shop", "purpose", "SERVICE"))
            .post("/v1/call-permissions")
            .path("id");
    String before = text("select page::text from decision where id = '%s'".formatted(id));
    // When
    execute(
        """
        with denial as (
          insert into decision_page (decided_at, id, mourning_days, content, test)
          select decided_at, gen_random_uuid(), mourning_days, content, test from decision_page where id = '%s'
          returning id, decided_at)
        update decision d set page = denial.id from denial where d.decided_at = denial.decided_at
        """
            .formatted(before));
    List<Finding> findings = check().findings();
    execute("select end_test_decisions(now() + interval '1 minute')");
    // Then
    assertThat(findings).isEmpty();
    assertThat(count("select count(*) from decision_page where test")).isZero();
    assertThat(count("select count(*) from decision where id = '%s'".formatted(id))).isZero();
  }

  /** Nor does a page that says it is of tests hide what is on it. */
  @Test
  void decisionOnAPageOfTestsIsInNoTree() throws SQLException {
    // When
    execute(
        """
        insert into decision_page (decided_at, id, mourning_days, content, test)
        select decided_at, '00000000-0000-7000-8000-000000000002', mourning_days, content, true
        from decision_page where id = '%s';
        update decision set page = '00000000-0000-7000-8000-000000000002' where id = '%s';
        """
            .formatted(page(0), ids.getFirst()));
    // Then
    assertThat(check().findings())
        .extracting(Finding::what, Finding::where)
        .contains(tuple(What.NOT_IN_TREE, "decision:" + ids.getFirst()));
  }

  @Test
  void timeOfALeafThatIsNotThatOfItsRecordIsTold() throws SQLException {
    // When
    execute("create table kept_leaf as select * from leaf");
    execute("update leaf set at = at - interval '1 year' where record = '%s'".formatted(page(0)));
    List<Finding> findings = check().findings();
    execute("update leaf l set at = k.at from kept_leaf k where k.index = l.index");
    execute("drop table kept_leaf");
    // Then
    assertThat(findings)
        .extracting(Finding::what, Finding::where)
        .contains(tuple(What.CHANGED, "decisions:" + page(0)));
  }

  private static byte[] joined(List<byte[]> lines) {
    return lines.stream()
        .map(line -> new String(line, StandardCharsets.UTF_8))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void decisionIsProvenOfflineWithoutTheOthersOfItsPage() throws SQLException {
    // Given
    check();
    List<NoteKey> trusted = LogSigners.of("magbellen/gateway", keys).keys();
    // When
    JsonPath answer =
        client(Role.AUDITOR).get("/v1/call-permissions/{id}/log-proof", ids.get(9)).jsonPath();
    EntryProof proof = proof(answer, recorded(answer));
    List<Text> other = new ArrayList<>(proof.texts());
    other.set(2, Text.told(other.get(2).text() + " "));
    // Then
    assertThat(proof.fault(trusted)).isEmpty();
    assertThat(proof.texts().get(2).text()).contains(ids.get(9)).doesNotContain(ids.get(10));
    assertThat(proof(answer, other).fault(trusted)).contains("The leaf does not have this entry.");
    assertThat(proof.fault(List.of())).contains("No known key signed this note.");
  }

  /** The facts may be other advertisers', and the row has the keyed hash of the number. */
  @ParameterizedTest
  @MethodSource("whoReadsNotAll")
  void factsAndKeysAreWithheldFromWhoeverDoesNotAuditAll(String token) throws SQLException {
    // Given
    check();
    List<NoteKey> trusted = LogSigners.of("magbellen/gateway", keys).keys();
    // When
    JsonPath answer = proofFor(token, ids.get(9));
    // Then
    assertThat(proof(answer, recorded(answer)).fault(trusted)).isEmpty();
    assertThat(recorded(answer)).hasSize(4).allMatch(it -> it.digest() != null);
    assertThat(recorded(answer).get(0).text()).isNotEmpty();
    assertThat(recorded(answer).get(1).text()).isNull();
    assertThat(recorded(answer).get(2).text()).isNotEmpty();
    assertThat(recorded(answer).get(3).text()).isNull();
  }

  static Stream<String> whoReadsNotAll() {
    return Stream.of(
        token(Role.AUDITOR, "proven", "test-shop"),
        token(Role.OPERATOR),
        token(Role.OPERATOR, "*"));
  }

  @Test
  void auditorOfAllAdvertisersReadsAllThatWasRecorded() throws SQLException {
    // Given
    check();
    List<NoteKey> trusted = LogSigners.of("magbellen/gateway", keys).keys();
    String key =
        text("select callee_key::text from decision where id = '%s'".formatted(ids.get(9)));
    // When
    JsonPath answer = proofFor(token(Role.AUDITOR, "*"), ids.get(9));
    // Then
    assertThat(proof(answer, recorded(answer)).fault(trusted)).isEmpty();
    assertThat(recorded(answer)).hasSize(4).allMatch(it -> it.text() != null);
    assertThat(recorded(answer).get(3).text()).contains(key);
  }

  private static JsonPath proofFor(String token, String id) {
    return given()
        .auth()
        .oauth2(token)
        .get("/v1/call-permissions/{id}/log-proof", id)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static List<Text> recorded(JsonPath answer) {
    return answer.<Map<String, String>>getList("recorded").stream()
        .map(it -> new Text(Hash.parse(it.get("sha256")), it.get("text")))
        .toList();
  }

  private static EntryProof proof(JsonPath answer, List<Text> texts) {
    return new EntryProof(
        answer.getString("checkpoint"),
        new InclusionProof(
            answer.getLong("leafIndex"),
            answer.getLong("treeSize"),
            answer.<String>getList("leafHashes").stream().map(Hash::parse).toList()),
        new LeafHeader("decisions", answer.getString("page"), ""),
        answer.getString("head"),
        Hash.parse(answer.getString("root")),
        new InclusionProof(
            answer.getLong("place"),
            answer.getLong("decisions"),
            answer.<String>getList("entryHashes").stream().map(Hash::parse).toList()),
        Base64.getDecoder().decode(answer.getString("salt")),
        texts);
  }

  @Test
  void decisionThatNothingWasSignedOfYetIsRefusedAndAnothersLooksLikeNone() throws SQLException {
    // Given
    String id =
        client(Role.DIALER)
            .body(Map.of("callee", "+31612345678", "advertiser", "test-shop", "purpose", "SERVICE"))
            .post("/v1/call-permissions")
            .path("id");
    // Then
    client(Role.AUDITOR)
        .get("/v1/call-permissions/{id}/log-proof", id)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:magbellen:problem:not-in-the-log-yet"));
    given()
        .auth()
        .oauth2(token(Role.AUDITOR, "another"))
        .get("/v1/call-permissions/{id}/log-proof", ids.getFirst())
        .then()
        .statusCode(403);
    execute("delete from decision where id = '%s'".formatted(id));
  }

  @Test
  void publishedCheckpointsAreConsistent() throws SQLException {
    // Given
    check();
    Checkpoint older = published();
    ask("one more");
    untilNothingWaits();
    keep();
    check();
    // The newest is kept for some seconds.
    assertTrue(Eventually.holds(() -> published().size() > older.size()));
    // When
    Checkpoint newer = published();
    JsonPath answer =
        given()
            .queryParams("from", older.size(), "to", newer.size())
            .get("/.well-known/log-consistency")
            .jsonPath();
    ConsistencyProof proof =
        new ConsistencyProof(
            answer.getLong("from"),
            answer.getLong("to"),
            answer.<String>getList("hashes").stream().map(Hash::parse).toList());
    // Then
    assertThat(proof.holds(older.root(), newer.root())).isTrue();
    assertThat(proof.holds(newer.root(), newer.root())).isFalse();
    given()
        .queryParams("from", 1, "to", newer.size() + 1)
        .get("/.well-known/log-consistency")
        .then()
        .statusCode(404);
    given().get("/.well-known/log-checkpoint?month=2019-01").then().statusCode(404);
  }

  private void ask(String reference) {
    client(Role.DIALER)
        .body(
            Map.of(
                "callee",
                "+31612345678",
                "advertiser",
                "proven",
                "purpose",
                "SERVICE",
                "reference",
                reference))
        .post("/v1/call-permissions")
        .then()
        .statusCode(200);
  }

  private Checkpoint published() {
    String note =
        given()
            .get("/.well-known/log-checkpoint")
            .then()
            .statusCode(200)
            .contentType("text/plain")
            .extract()
            .asString();
    return Checkpoint.parse(SignedNote.open(note, LogSigners.of("magbellen/gateway", keys).keys()));
  }

  private LogCheck.Result check() throws SQLException {
    LogSigner signer = LogSigners.of("magbellen/gateway", keys);
    try (Connection connection = database.getConnection()) {
      new LogCheckpoints(signer).sign(connection, Instant.now());
      return new LogCheck(
              Stream.concat(kinds.stream(), Stream.of(new PurgeStatements())).toList(), signer)
          .check(connection, List.of());
    }
  }

  private UUID page(int index) throws SQLException {
    return UUID.fromString(
        text("select page::text from kept_decision where id = '%s'".formatted(ids.get(index))));
  }

  private void untilNothingWaits() {
    assertTrue(Eventually.holds(() -> count("select count(*) from leaf_waiting") == 0));
  }

  private long count(String query) {
    return Long.parseLong(text(query));
  }

  private byte[] bytes(String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getBytes(1);
    }
  }

  private String text(String query) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static RequestSpecification client(String role) {
    return given().auth().oauth2(token(role, "proven", "test-shop")).contentType(ContentType.JSON);
  }
}
