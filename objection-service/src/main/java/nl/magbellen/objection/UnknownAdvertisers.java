package nl.magbellen.objection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import nl.magbellen.register.AdvertiserRegister;
import nl.magbellen.register.AdvertiserRegister.Standing;

/**
 * Asks again for the advertisers of objections that were taken without knowing whether there is
 * one. What turns out to be registered loses its mark; the others stay marked, and the metric
 * {@code magbellen.objections.advertiser.unknown} counts them. It is not a number while they could
 * not be counted.
 */
@Singleton
class UnknownAdvertisers {

  /** In any order, so that ids that are never registered delay no others. */
  private static final String UNSETTLED =
      """
      select advertiser from objection where advertiser_unknown
      group by advertiser order by random() limit 1000
      """;

  private static final String SETTLE =
      """
      update objection set advertiser_unknown = false
      where advertiser_unknown and advertiser = any ($1)
      """;

  private static final String COUNT = "select count(*) from objection where advertiser_unknown";

  private final Pool pool;
  private final AdvertiserRegister register;
  private final MeterRegistry meters;
  private final Gauge gauge;
  private volatile double unsettled = Double.NaN;

  UnknownAdvertisers(Pool pool, AdvertiserRegister register, MeterRegistry meters) {
    this.pool = pool;
    this.register = register;
    this.meters = meters;
    this.gauge =
        Gauge.builder("magbellen.objections.advertiser.unknown", () -> unsettled)
            .description("Objections against an advertiser of which it is not known that it exists")
            .register(meters);
  }

  /** The registry may outlive this application. */
  @PreDestroy
  void close() {
    meters.remove(gauge);
  }

  /** Settles what can be settled, and counts what is left. */
  @Scheduled(
      every = "${magbellen.advertisers.settled-every:60s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> settle() {
    return pool.query(UNSETTLED)
        .execute()
        .map(UnknownAdvertisers::ids)
        .flatMap(register::standings)
        .flatMap(this::settle)
        .chain(() -> pool.query(COUNT).execute())
        .invoke(rows -> unsettled = rows.iterator().next().getLong(0))
        .onFailure()
        .invoke(() -> unsettled = Double.NaN)
        .replaceWithVoid();
  }

  private Uni<Void> settle(Map<String, Standing> standings) {
    String[] registered =
        standings.entrySet().stream()
            .filter(known -> known.getValue() == Standing.REGISTERED)
            .map(Map.Entry::getKey)
            .toArray(String[]::new);
    return registered.length == 0
        ? Uni.createFrom().voidItem()
        : pool.preparedQuery(SETTLE).execute(Tuple.of(registered)).replaceWithVoid();
  }

  private static List<String> ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList();
  }
}
