package nl.magbellen.consent.change;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.magbellen.service.change.ChangeKind;

/** A look at the records of one term, in the order in which they began. */
final class TermLook {

  private final String term;
  private final Instant over;
  private final String query;
  private final List<?> more;
  private final Function<Row, Optional<Ended>> ended;

  /**
   * @param term by which it is kept how far it was told
   * @param over it is over for those that began before this instant
   * @param query those behind an instant ($1) and a record ($2), begun before another instant ($3),
   *     {@link Endings#MOST} records at most, written out as the planner wants it: {@code began},
   *     {@code record}, and what {@code ended} reads; a row for each advertiser for whom a record
   *     counts
   * @param more the rest of the query's parameters ($4)
   * @param ended what is to be told of a row; empty when it goes on, or was over before
   */
  TermLook(
      String term, Instant over, String query, List<?> more, Function<Row, Optional<Ended>> ended) {
    this.term = term;
    this.over = over;
    this.query = query;
    this.more = List.copyOf(more);
    this.ended = ended;
  }

  /**
   * The end of a record for an advertiser.
   *
   * @param number encrypted, as the record keeps it
   */
  record Ended(
      ChangeKind kind, String advertiser, byte[] number, String evidence, Instant happenedAt) {}

  /** The end of the record in a row. */
  static Ended end(ChangeKind kind, String evidence, Row row, Instant happenedAt) {
    return new Ended(
        kind,
        row.getString("advertiser"),
        row.getBuffer("number_cipher").getBytes(),
        evidence + ":" + row.getUUID("record"),
        happenedAt);
  }

  String term() {
    return term;
  }

  Instant over() {
    return over;
  }

  String query() {
    return query;
  }

  List<?> more() {
    return more;
  }

  Function<Row, Optional<Ended>> ended() {
    return ended;
  }
}
