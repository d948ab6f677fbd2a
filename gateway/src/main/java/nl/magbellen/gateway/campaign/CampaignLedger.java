package nl.magbellen.gateway.campaign;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import nl.magbellen.question.Purpose;
import nl.magbellen.service.idempotency.Registration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps the campaigns, and what they were before. An advertiser's campaigns are its own: two
 * advertisers may have one of the same id.
 */
@ApplicationScoped
public class CampaignLedger {

  private static final Logger LOG = Logger.getLogger(CampaignLedger.class);

  private static final String NEWEST =
      """
      select distinct on (advertiser, id)
        id, advertiser, agency, purpose, subject, caller_ids, telemarketers, texts, version, recorded_at
      from campaign
      where id = any($1) and ($2::text[] is null or advertiser = any($2))
      order by advertiser, id, version desc
      """;

  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('campaign.' || $1 || '/' || $2, 0))";

  private static final String PUT =
      """
      insert into campaign (id, advertiser, version, agency, purpose, subject, caller_ids,
        telemarketers, texts, recorded_by, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      """;

  private final Pool pool;
  private final Duration deadline;
  private final InstantSource time;

  CampaignLedger(
      Pool pool,
      @ConfigProperty(name = "magbellen.log.deadline") Duration deadline,
      InstantSource time) {
    this.pool = pool;
    this.deadline = deadline;
    this.time = time;
  }

  /**
   * What a request may know of the campaigns that its questions name; never fails.
   *
   * @param advertisers whose campaigns the client may ask in; null for everybody's
   * @param most how long they are waited for, within what a decision waits for the log
   */
  public Uni<Campaigns> named(Set<String> ids, Collection<String> advertisers, Duration most) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Campaigns.NONE);
    }
    return newest(ids, advertisers)
        .ifNoItem()
        .after(most.compareTo(deadline) < 0 ? most : deadline)
        .fail()
        .map(found -> Campaigns.of(ids, found))
        .onFailure()
        .invoke(failure -> LOG.warnf("campaigns not read cause=%s", failure))
        .onFailure()
        .recoverWithItem(() -> Campaigns.unreadable(ids));
  }

  /**
   * The campaigns of these ids, as they are now.
   *
   * @param advertisers whose; null for everybody's
   */
  public Uni<List<Campaign>> newest(Collection<String> ids, Collection<String> advertisers) {
    return pool.preparedQuery(NEWEST)
        .execute(
            Tuple.of(
                ids.toArray(String[]::new),
                advertisers == null ? null : advertisers.toArray(String[]::new)))
        .map(CampaignLedger::read);
  }

  /**
   * Puts a campaign in the place of the present one, which stays in its history. The same again
   * changes nothing.
   *
   * @param mayChange looks at the present one, and refuses what may not be
   */
  Uni<Registration<Campaign>> put(
      String id, CampaignRequest request, Consumer<Campaign> mayChange, String recordedBy) {
    List<String> owner = List.of(request.advertiser());
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(ONE_AT_A_TIME)
                .execute(Tuple.of(request.advertiser(), id))
                .flatMap(
                    _ ->
                        connection
                            .preparedQuery(NEWEST)
                            .execute(Tuple.of(new String[] {id}, owner.toArray(String[]::new))))
                .map(rows -> read(rows).stream().findFirst())
                .invoke(present -> present.ifPresent(mayChange))
                .flatMap(present -> put(connection, id, request, present, recordedBy)));
  }

  private Uni<Registration<Campaign>> put(
      SqlConnection connection,
      String id,
      CampaignRequest request,
      Optional<Campaign> present,
      String recordedBy) {
    if (present.filter(it -> it.isAlready(request)).isPresent()) {
      return Uni.createFrom().item(new Registration<>(present.get(), false));
    }
    Campaign next =
        new Campaign(
            id,
            request.advertiser(),
            request.agency(),
            request.purpose(),
            request.subject(),
            request.shownNumbers(),
            request.telemarketers(),
            request.texts(),
            present.map(Campaign::version).orElse(0) + 1,
            time.instant().truncatedTo(ChronoUnit.MICROS));
    return connection
        .preparedQuery(PUT)
        .execute(row(next, recordedBy))
        .replaceWith(new Registration<>(next, present.isEmpty()));
  }

  private static Tuple row(Campaign campaign, String recordedBy) {
    Tuple row = Tuple.of(campaign.id(), campaign.advertiser(), campaign.version());
    row.addValue(campaign.agency());
    row.addValue(campaign.purpose().name());
    row.addValue(campaign.subject());
    row.addValue(campaign.callerIds().toArray(String[]::new));
    row.addValue(campaign.telemarketers().toArray(String[]::new));
    row.addValue(campaign.texts());
    row.addValue(recordedBy);
    row.addValue(campaign.recordedAt().atOffset(ZoneOffset.UTC));
    return row;
  }

  private static List<Campaign> read(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(CampaignLedger::read).toList();
  }

  private static Campaign read(Row row) {
    return new Campaign(
        row.getString("id"),
        row.getString("advertiser"),
        row.getString("agency"),
        Purpose.valueOf(row.getString("purpose")),
        row.getString("subject"),
        List.of(row.getArrayOfStrings("caller_ids")),
        List.of(row.getArrayOfStrings("telemarketers")),
        row.getString("texts"),
        row.getInteger("version"),
        row.getOffsetDateTime("recorded_at").toInstant());
  }
}
