package nl.magbellen.service.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The changes of a service are told in the order in which they were committed, none skipped: of
 * every service with a table {@code change}.
 */
@Timeout(60)
public abstract class CommitOrderContract {

  private static final String CHANGE =
      "insert into change (kind, advertiser, evidence, happened_at) values ('ADVERTISER_ACTIVE', ?, ?, now())";

  /** Nobody else's, so that other tests' changes are not told. */
  private final String advertiser = "order-" + UUID.randomUUID();

  /**
   * A part of the feed.
   *
   * @param evidence of each change
   * @param end asks for what comes after it
   */
  public record Part(List<String> evidence, String end) {}

  /** A connection to the service's database. */
  protected abstract Connection connect() throws SQLException;

  /**
   * What comes after a position.
   *
   * @param after null for the end of the feed
   */
  protected abstract Part read(String after, String advertiser);

  @Test
  void whatIsCommittedLateIsNotSkippedAndStandsBehind() throws SQLException {
    // Given
    String begin = read(null, advertiser).end();
    try (Connection late = connect();
        Connection early = connect()) {
      late.setAutoCommit(false);
      write(late, "late");
      write(early, "early");
      Part before = read(begin, advertiser);
      write(early, "next");
      // When
      late.commit();
      Part after = read(before.end(), advertiser);
      Part again = read(begin, advertiser);
      // Then
      assertThat(before.evidence()).containsExactly("early");
      assertThat(after.evidence()).containsExactlyInAnyOrder("late", "next");
      assertThat(again.evidence().getFirst()).isEqualTo("early");
      assertThat(again.evidence().subList(1, 3)).isEqualTo(after.evidence());
    }
  }

  @Test
  void whatIsRolledBackIsNeverTold() throws SQLException {
    // Given
    String begin = read(null, advertiser).end();
    try (Connection gone = connect();
        Connection kept = connect()) {
      gone.setAutoCommit(false);
      write(gone, "gone");
      write(kept, "kept");
      // When
      gone.rollback();
      // Then
      assertThat(read(begin, advertiser).evidence()).containsExactly("kept");
    }
  }

  private void write(Connection connection, String evidence) throws SQLException {
    try (PreparedStatement write = connection.prepareStatement(CHANGE)) {
      write.setString(1, advertiser);
      write.setString(2, evidence);
      write.executeUpdate();
    }
  }
}
