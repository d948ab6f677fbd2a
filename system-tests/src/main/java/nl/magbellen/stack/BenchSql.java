package nl.magbellen.stack;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The baseline: what a decision reads and writes, as SQL by hand through JDBC, prepared, nothing
 * decided, no service in between. The log's row is one that the gateway wrote.
 *
 * @param world the same world
 * @param questions the same numbers
 */
record BenchSql(BenchWorld world, BenchQuestions questions) {

  private static final String CONSENTS =
      """
      select c.*, (select array_agg(e.happened_at) from consent_event e
                   where e.number_key = c.number_key and e.consent = c.id and e.kind = 'VERIFIED')
      from unnest(?::uuid[], ?::text[]) a(number_key, advertiser)
      join consent_party p using (number_key, advertiser)
      join consent c on c.number_key = p.number_key and c.id = p.consent
      """;
  private static final String RELATIONS =
      """
      select r.* from unnest(?::uuid[], ?::text[]) a(number_key, advertiser)
      join customer_relation r using (number_key, advertiser)
      """;
  private static final String OBJECTIONS =
      """
      select o.* from unnest(?::uuid[], ?::text[]) a(number_key, advertiser)
      join objection o on o.number_key = a.number_key and o.advertiser in (a.advertiser, '*')
      """;
  private static final String CALLERS =
      """
      select c.*, v.*, k.* from (select distinct advertiser
        from unnest(?::uuid[], ?::text[]) u(number_key, advertiser)) a
      join advertiser_version v on v.entry = a.advertiser
      join caller_id c on c.advertiser = a.advertiser
      left join lateral (select * from callback_check k where k.caller_id = c.id
        order by at desc limit 1) k on true
      """;
  private static final String LOG =
      """
      insert into decision select a.number_key, now(), gen_random_uuid(), a.advertiser, d.agency,
        d.caller_id, d.asked_at, d.verdict, d.reason_codes, d.binding, d.asked_by, d.callee_cipher,
        d.question, d.facts, d.mourning_days, d.answer
      from unnest(?::uuid[], ?::text[]) a(number_key, advertiser),
        logged d
      """;
  private static final String SAMPLE = "create temp table logged as select * from decision limit 1";

  /** Decisions a second, so many at once in a transaction, on so many connections. */
  double perSecond(int width, int clients, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    long begun = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<Long>> counts = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        int first = client;
        counts.add(threads.submit(() -> loop(width, first, clients, end)));
      }
      long decided = 0;
      for (Future<Long> count : counts) {
        decided += count.get();
      }
      return decided * 1e9 / (System.nanoTime() - begun);
    } catch (ExecutionException | InterruptedException failed) {
      throw new StackException("the baseline failed: " + failed.getMessage(), failed);
    }
  }

  private long loop(int width, int first, int clients, long end) throws SQLException {
    try (Connection consent = world.connect(Service.CONSENT);
        Connection objection = world.connect(Service.OBJECTION);
        Connection callerId = world.connect(Service.CALLER_ID);
        Connection gateway = withSample(world.connect(Service.GATEWAY));
        PreparedStatement consents = consent.prepareStatement(CONSENTS);
        PreparedStatement relations = consent.prepareStatement(RELATIONS);
        PreparedStatement objections = objection.prepareStatement(OBJECTIONS);
        PreparedStatement callers = callerId.prepareStatement(CALLERS);
        PreparedStatement log = gateway.prepareStatement(LOG)) {
      long decided = 0;
      for (long nth = first; System.nanoTime() < end; nth += clients) {
        UUID[] keys = keys(nth, width);
        String[] advertisers = advertisers(nth, width);
        for (PreparedStatement lookUp : List.of(consents, relations, objections, callers)) {
          read(lookUp, keys, advertisers);
        }
        bind(log, keys, advertisers);
        log.executeUpdate();
        decided += width;
      }
      return decided;
    }
  }

  /** The log's rows are copies of one that the gateway wrote. */
  private static Connection withSample(Connection gateway) throws SQLException {
    try (var statement = gateway.createStatement()) {
      statement.execute(SAMPLE);
    }
    return gateway;
  }

  private UUID[] keys(long nth, int width) {
    return IntStream.range(0, width)
        .mapToObj(i -> world.key(questions.place(nth * width + i)))
        .toArray(UUID[]::new);
  }

  private String[] advertisers(long nth, int width) {
    return IntStream.range(0, width)
        .mapToObj(i -> BenchWorld.advertiser(questions.place(nth * width + i)))
        .toArray(String[]::new);
  }

  private static void read(PreparedStatement lookUp, UUID[] keys, String[] advertisers)
      throws SQLException {
    bind(lookUp, keys, advertisers);
    try (ResultSet rows = lookUp.executeQuery()) {
      while (rows.next()) {
        rows.getObject(1);
      }
    }
  }

  private static void bind(PreparedStatement statement, UUID[] keys, String[] advertisers)
      throws SQLException {
    Array uuids = statement.getConnection().createArrayOf("uuid", keys);
    Array texts = statement.getConnection().createArrayOf("text", advertisers);
    statement.setArray(1, uuids);
    statement.setArray(2, texts);
  }
}
