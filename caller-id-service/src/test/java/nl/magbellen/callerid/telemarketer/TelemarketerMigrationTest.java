package nl.magbellen.callerid.telemarketer;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import nl.magbellen.service.testing.TestWorld;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Telemarketers that were registered before their ids were those of their owners. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class TelemarketerMigrationTest {

  private static final String BEFORE =
      """
      set search_path = before_owners;
      insert into advertiser values ('zon'), ('wind');
      insert into agency values ('belhuis'), ('belkamer');
      insert into telemarketer values ('mover'), ('own'), ('everybodys');
      insert into telemarketer_version values
        (gen_random_uuid(), 'mover', 1, 'M', 'belhuis', '{}', 'x', now()),
        (gen_random_uuid(), 'mover', 2, 'M', 'belkamer', '{}', 'x', now()),
        (gen_random_uuid(), 'own', 1, 'O', null, '{zon}', 'x', now()),
        (gen_random_uuid(), 'own', 2, 'P', null, '{zon}', 'x', now()),
        (gen_random_uuid(), 'everybodys', 1, 'E', null, '{*}', 'x', now());
      insert into training
        select gen_random_uuid(), id, 'LAW_AND_CODE', 'CTM 2024', '2026-01-01', null, 'x', now()
        from telemarketer;
      """;

  private static final String AFTER =
      """
      select entry || ' ' || version || ' ' || telemarketer || ' '
        || coalesce(agency, advertiser) || ' '
        || (select count(*) from before_owners.training t where t.telemarketer = v.entry)
      from before_owners.telemarketer_version v order by 1
      """;

  @Inject DataSource database;

  @Test
  void telemarketersAreHandedToTheirOwnersWithTheirTrainings() throws SQLException {
    // Given
    migrateTo("0100");
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(BEFORE);
      statement.execute("reset search_path");
    }
    // When
    migrateTo("latest");
    // Then
    assertThat(
        rows(),
        contains(
            "advertiser:wind/everybodys 1 everybodys wind 1",
            "advertiser:zon/everybodys 1 everybodys zon 1",
            "advertiser:zon/own 1 own zon 1",
            "advertiser:zon/own 2 own zon 1",
            "agency:belhuis/mover 1 mover belhuis 1",
            "agency:belkamer/mover 1 mover belkamer 1"));
  }

  private void migrateTo(String version) {
    Flyway.configure()
        .dataSource(database)
        .schemas("before_owners")
        .target(version)
        .load()
        .migrate();
  }

  private List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        var found = statement.executeQuery(AFTER)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}
