package nl.magbellen.gateway.rules;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.magbellen.rulebook.Message;

/** The operator's list of national mourning days; a change counts on the next decision. */
@ApplicationScoped
public class MourningDays {

  private final Pool pool;

  MourningDays(Pool pool) {
    this.pool = pool;
  }

  /**
   * A day on which no call may be made because of national mourning.
   *
   * @param name why, for people
   */
  public record MourningDay(LocalDate day, Message name) {}

  /** The days, earliest first. */
  public Uni<List<MourningDay>> all() {
    return pool.query("select day, name_nl, name_en from mourning_day order by day")
        .execute()
        .map(
            rows -> {
              List<MourningDay> days = new ArrayList<>();
              rows.forEach(row -> days.add(day(row)));
              return days;
            });
  }

  /** The dates alone. */
  public Uni<SortedSet<LocalDate>> dates() {
    return pool.preparedQuery("select day from mourning_day")
        .execute()
        .map(
            rows -> {
              SortedSet<LocalDate> dates = new TreeSet<>();
              rows.forEach(row -> dates.add(row.getLocalDate("day")));
              return dates;
            });
  }

  /** Adds a day, or gives it another name. */
  public Uni<Void> put(MourningDay day, String recordedBy) {
    Tuple particulars = Tuple.of(day.day(), day.name().nl(), day.name().en());
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(
                    "insert into mourning_day values ($1, $2, $3)"
                        + " on conflict (day) do update set name_nl = $2, name_en = $3")
                .execute(particulars)
                .flatMap(done -> event(connection, "PUT", day.day(), day.name(), recordedBy)));
  }

  /**
   * Takes a day from the list; its history stays.
   *
   * @return whether it was on the list
   */
  public Uni<Boolean> remove(LocalDate day, String recordedBy) {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery("delete from mourning_day where day = $1")
                .execute(Tuple.of(day))
                .flatMap(
                    deleted ->
                        deleted.rowCount() == 0
                            ? Uni.createFrom().item(false)
                            : event(connection, "REMOVED", day, null, recordedBy)
                                .replaceWith(true)));
  }

  private static Uni<Void> event(
      SqlConnection connection, String kind, LocalDate day, Message name, String recordedBy) {
    return connection
        .preparedQuery(
            "insert into mourning_day_event (day, kind, name_nl, name_en, recorded_by)"
                + " values ($1, $2, $3, $4, $5)")
        .execute(
            Tuple.of(
                day,
                kind,
                name == null ? null : name.nl(),
                name == null ? null : name.en(),
                recordedBy))
        .replaceWithVoid();
  }

  private static MourningDay day(Row row) {
    return new MourningDay(
        row.getLocalDate("day"), new Message(row.getString("name_nl"), row.getString("name_en")));
  }
}
