package nl.magbellen.gateway.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What was asked, on which facts, and what was answered: the proof. The number that was called is
 * kept by its key and encrypted. A decision is recorded once and before it is answered; only one
 * that was not recorded in time, and so was answered as a denial, may be recorded again: as that
 * denial.
 */
@ApplicationScoped
public class DecisionLog {

  /** What the number of a callee is encrypted for. */
  static final String PURPOSE = "decision.callee";

  private final LogConnections connections;
  private final LogRows rows;
  private final LateDenials late;
  private final Duration deadline;
  private final Duration inDatabase;
  private final InstantSource time;

  DecisionLog(
      LogConnections connections,
      LogRows rows,
      LateDenials late,
      @ConfigProperty(name = "magbellen.log.deadline") Duration deadline,
      @ConfigProperty(name = "magbellen.log.deadline-in-database") Duration inDatabase,
      InstantSource time) {
    if (inDatabase.compareTo(deadline) >= 0) {
      throw new IllegalStateException(
          "magbellen.log.deadline-in-database must be shorter than magbellen.log.deadline.");
    }
    this.connections = connections;
    this.rows = rows;
    this.late = late;
    this.deadline = deadline;
    this.inDatabase = inDatabase;
    this.time = time;
  }

  /**
   * Puts a batch that was decided at one instant on durable record, all or none, and gives back
   * what it says there; fails when that does not happen in time. The database refuses the batch
   * when it gets to it too late. After a failure it is not known whether it is on record, so a
   * question that is then denied must be {@linkplain #recordDenied recorded} as denied.
   */
  public Uni<List<CallPermission>> append(List<Decided> batch) {
    Map<Boolean, List<Decided>> apart = apart(batch);
    if (apart.size() == 1) {
      return appendAlike(batch);
    }
    return Uni.combine()
        .all()
        .unis(appendAlike(apart.get(true)), appendAlike(apart.get(false)))
        .discardItems()
        .replaceWith(() -> batch.stream().map(Decided::answer).toList());
  }

  /** Tests share no page with anything: theirs go when they go. */
  private static Map<Boolean, List<Decided>> apart(List<Decided> batch) {
    return batch.stream().collect(Collectors.groupingBy(Decided::isTest));
  }

  private Uni<List<CallPermission>> appendAlike(List<Decided> batch) {
    if (late.isFull()) {
      return Uni.createFrom().failure(() -> new IllegalStateException("The log is far behind."));
    }
    Tuple parameters = rows.of(batch, time.instant().plus(inDatabase));
    return connections
        .pool()
        .preparedQuery(LogRows.INSERT)
        .execute(parameters)
        .ifNoItem()
        .after(deadline)
        .fail()
        .replaceWith(() -> batch.stream().map(Decided::answer).toList());
  }

  /**
   * Records denials that are answered because nothing could be recorded in time, as soon as the
   * database takes them. Under these ids they are what is on record from then on, whatever became
   * of an earlier attempt.
   *
   * @param denied a batch that was decided at one instant
   */
  public void recordDenied(List<Decided> denied) {
    apart(denied)
        .values()
        .forEach(
            alike ->
                late.add(
                    rows.of(alike, null),
                    alike.stream().map(decided -> decided.answer().id()).toList()));
  }
}
