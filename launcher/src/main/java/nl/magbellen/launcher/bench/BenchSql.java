package nl.magbellen.launcher.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.os.Command;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.Port;
import nl.magbellen.launcher.stack.Service;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The baseline: what a decision reads and writes, as SQL by hand over the same records in one
 * database, nothing decided, no service in between. The log's rows and pages are like one that the
 * gateway wrote.
 */
final class BenchSql {

  private static final String DATABASE = "bench";
  private static final String USER = "postgres";
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

  private static final String ONE =
      """
      select c.*, (select array_agg(e.happened_at) from consent_event e
          where e.number_key = c.number_key and e.consent = c.id and e.kind = 'VERIFIED')
        from consent_party p join consent c on c.number_key = p.number_key and c.id = p.consent
        where p.number_key = bench_key(bench_number(:place))
          and p.advertiser = bench_advertiser(:place);
      select * from customer_relation where number_key = bench_key(bench_number(:place))
        and advertiser = bench_advertiser(:place);
      select * from requested_call where number_key = bench_key(bench_number(:place))
        and advertiser = bench_advertiser(:place);
      select * from objection where number_key = bench_key(bench_number(:place))
        and advertiser in (bench_advertiser(:place), '*');
      select * from advertiser_version v join caller_id c on c.advertiser = v.entry
        left join lateral (select * from callback_check k where k.caller_id = c.id
          order by at desc limit 1) k on true where v.entry = bench_advertiser(:place);
      with page as (
        insert into decision_page select clock_timestamp(), gen_random_uuid(), mourning_days, content
        from logged_page where decisions = 1 returning id, decided_at)
      insert into decision (callee_key, decided_at, id, advertiser, agency, caller_id, purpose,
        subject, asked_at, verdict, reason_codes, binding, asked_by, callee_cipher, page, place)
      select bench_key(bench_number(:place)), p.decided_at, gen_random_uuid(),
        bench_advertiser(:place), l.agency, l.caller_id, l.purpose, l.subject, l.asked_at,
        l.verdict, l.reason_codes, l.binding, l.asked_by, l.callee_cipher, p.id, 0
        from page p, logged l;
      """;

  private static final String MANY =
      """
      select c.*, (select array_agg(e.happened_at) from consent_event e
          where e.number_key = c.number_key and e.consent = c.id and e.kind = 'VERIFIED')
        from bench_asked(:place) a join consent_party p using (number_key, advertiser)
        join consent c on c.number_key = p.number_key and c.id = p.consent;
      select r.* from bench_asked(:place) a join customer_relation r using (number_key, advertiser);
      select r.* from bench_asked(:place) a join requested_call r using (number_key, advertiser);
      select o.* from bench_asked(:place) a join objection o
        on o.number_key = a.number_key and o.advertiser in (a.advertiser, '*');
      select * from (select distinct advertiser from bench_asked(:place)) a
        join advertiser_version v on v.entry = a.advertiser
        join caller_id c on c.advertiser = v.entry
        left join lateral (select * from callback_check k where k.caller_id = c.id
          order by at desc limit 1) k on true;
      with page as (
        insert into decision_page select now(), gen_random_uuid(), mourning_days, content
        from logged_page, generate_series(0, 999 / 64) where decisions = 64 returning id)
      insert into decision (callee_key, decided_at, id, advertiser, agency, caller_id, purpose,
        subject, asked_at, verdict, reason_codes, binding, asked_by, callee_cipher, page, place)
      select a.number_key, now(), gen_random_uuid(), a.advertiser, l.agency, l.caller_id, l.purpose,
        l.subject, l.asked_at, l.verdict, l.reason_codes, l.binding, l.asked_by, l.callee_cipher,
        p.ids[1 + ((a.nth - 1) / 64)::integer], (a.nth - 1) % 64
        from bench_asked(:place) with ordinality as a(number_key, advertiser, nth),
          (select array_agg(id) as ids from page) p, logged l;
      """;

  private static final String SCREEN =
      """
      create temp table answer on commit drop as
        select i.row, i.reference, gen_random_uuid() as id, i.key as number_key,
          o.id as objection, c.id as consent
        from (select *, bench_key(callee) as key from list offset 0) i
        left join lateral (select id from objection where number_key = i.key
          and advertiser in ('%1$s', '*') and lifted_at is null limit 1) o on true
        left join lateral (select c.id from consent_party p join consent c
            on c.number_key = p.number_key and c.id = p.consent
            join consent_event e on e.number_key = c.number_key and e.consent = c.id
              and e.kind = 'VERIFIED'
          where p.number_key = i.key and p.advertiser = '%1$s'
            and p.withdrawn_at is null limit 1) c on true
        left join lateral (select id from customer_relation where number_key = i.key
          and advertiser = '%1$s' limit 1) r on true
        left join lateral (select id from requested_call where number_key = i.key
          and advertiser = '%1$s' limit 1) q on true;
      create temp table page on commit drop as
        select nth, gen_random_uuid() as id
        from generate_series(0, (select max(row) / 64 from answer)) nth;
      insert into decision_page select now(), p.id, l.mourning_days, l.content
        from page p, logged_page l where l.decisions = 64;
      insert into decision (callee_key, decided_at, id, advertiser, agency, caller_id, purpose,
        subject, asked_at, verdict, reason_codes, binding, asked_by, callee_cipher, page, place)
      select a.number_key, now(), a.id, '%1$s', l.agency, l.caller_id, l.purpose, l.subject,
        l.asked_at,
        case when a.objection is null and a.consent is not null then 'PERMIT' else 'DENY' end,
        case when a.objection is null and a.consent is not null then '{}'::text[]
          when a.objection is null then '{NO_LEGAL_BASIS}' else '{OBJECTION_REGISTERED}' end,
        l.binding, l.asked_by, l.callee_cipher, p.id, a.row %% 64
        from answer a join page p on p.nth = a.row / 64, logged l;
      """;

  /** A page of the gateway's log has at most 64 decisions, places 0 to 63; so have those here. */
  private static final String PATTERNS =
      """
      (select p.*, 64 as decisions
        from decision d join decision_page p on p.id = d.page and p.decided_at = d.decided_at
        where d.place = 63 limit 1)
      union all
      (select p.*, 1
        from decision d join decision_page p on p.id = d.page and p.decided_at = d.decided_at
        where d.place = 0 and not exists (
          select from decision e where e.page = d.page and e.place = 1) limit 1)
      """;

  private final BenchWorld world;
  private final long numbers;
  private final String url;
  private final String password;

  BenchSql(BenchWorld world, long numbers) {
    this.world = world;
    this.numbers = numbers;
    this.url = "jdbc:postgresql://localhost:%d/".formatted(world.stack().ports().of(Port.DATABASE));
    this.password = world.keys().secret("database-" + USER);
  }

  /** What drives the single and the batched statements. */
  static String driver() {
    return pgbench().isPresent() ? "pgbench" : "JDBC, there is no pgbench here";
  }

  /** Makes a database of all the same records; the services run on. */
  void prepare(int consents) {
    with("postgres", BenchSql::recreate);
    with(DATABASE, this::tables);
    BenchWorld.inParallel(
        () -> with(DATABASE, database -> world.consents(database, 0, consents)),
        () -> with(DATABASE, database -> world.objections(database, 0, 2 * consents)));
  }

  /**
   * Takes a row that the gateway wrote as the pattern of what is logged, a page of one decision and
   * one of as many as a page can have; once there are such.
   */
  void takePattern() {
    with(DATABASE, this::copyLogged);
  }

  private static void recreate(Connection server) throws SQLException {
    BenchWorld.execute(server, "drop database if exists " + DATABASE);
    BenchWorld.execute(server, "create database " + DATABASE);
  }

  private void tables(Connection database) throws SQLException {
    SequencedSet<String> scripts = new LinkedHashSet<>();
    scripts.addAll(scripts("libraries/service/src/main/resources/db/changes"));
    for (Service service : Service.values()) {
      // What several services have is the same word for word, and made once here.
      scripts.addAll(scripts(service.module() + "/src/main/resources/db/migration"));
    }
    for (String script : scripts) {
      migrate(database, script);
    }
    BenchWorld.execute(database, world.functions() + asked());
    world.callers(database);
    BenchWorld.execute(
        database,
        "create table logged as select * from decision;"
            + " create table logged_page as select *, 0 as decisions from decision_page");
  }

  private String asked() {
    return """
        create function bench_asked(place bigint) returns table(number_key uuid, advertiser text)
          language sql stable rows %1$d as
          'select bench_key(bench_number(p)), bench_advertiser(p)
           from (select (place + s * 7919) %% %2$d as p from generate_series(1, %1$d) s) places'
        """
        .formatted(Bench.WIDTH, numbers);
  }

  private static void migrate(Connection database, String script) throws SQLException {
    database.setAutoCommit(false);
    BenchWorld.execute(database, script);
    database.commit();
    database.setAutoCommit(true);
  }

  private static List<String> scripts(String folder) {
    List<String> scripts = new ArrayList<>();
    try (Stream<Path> all = Files.list(Home.project().resolve(folder))) {
      for (Path script : all.sorted().toList()) {
        scripts.add(Files.readString(script));
      }
      return scripts;
    } catch (IOException unreadable) {
      throw new StackException("the tables cannot be made: " + unreadable.getMessage(), unreadable);
    }
  }

  private void copyLogged(Connection database) throws SQLException {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    ByteArrayOutputStream pages = new ByteArrayOutputStream();
    world.with(
        Service.GATEWAY,
        gateway -> {
          copyOut(gateway, "copy (select * from decision limit 1) to stdout", row);
          copyOut(gateway, "copy (%s) to stdout".formatted(PATTERNS), pages);
        });
    long patterns =
        copyIn(database, "copy logged from stdin", new ByteArrayInputStream(row.toByteArray()))
            + copyIn(
                database,
                "copy logged_page from stdin",
                new ByteArrayInputStream(pages.toByteArray()));
    if (patterns != 3) {
      throw new StackException(
          "the gateway has not yet logged a row, a page of one and a full page");
    }
  }

  /** Single decisions a second. */
  double single(int clients, Duration time) {
    return perSecond(ONE, clients, time);
  }

  /** Decisions a second, {@link Bench#WIDTH} in each transaction. */
  double batched(int clients, Duration time) {
    return Bench.WIDTH * perSecond("begin;\n" + MANY + "commit;\n", clients, time);
  }

  /** Rows a second: a list copied in, joined, logged, its answers copied out. */
  double screened(Path list, Path answers, long rows) {
    long begun = System.nanoTime();
    with(
        DATABASE,
        database -> {
          database.setAutoCommit(false);
          BenchWorld.execute(
              database,
              "create temp table list(row bigint generated always as identity, callee text,"
                  + " reference text) on commit drop");
          try (InputStream in = Files.newInputStream(list);
              OutputStream out = Files.newOutputStream(answers)) {
            copyIn(database, "copy list(callee, reference) from stdin (format csv, header)", in);
            BenchWorld.execute(database, "analyze list");
            BenchWorld.execute(
                database, SCREEN.formatted(BenchWorld.advertiser(BenchQuestions.CAMPAIGN)));
            copyOut(
                database,
                "copy (select row, reference, id, objection, consent from answer order by row)"
                    + " to stdout (format csv, header)",
                out);
          } catch (IOException failed) {
            throw new StackException("the baseline failed: " + failed.getMessage(), failed);
          }
          database.commit();
        });
    return rows * 1e9 / (System.nanoTime() - begun);
  }

  private static long copyIn(Connection database, String sql, InputStream from)
      throws SQLException {
    try {
      return copies(database).copyIn(sql, from);
    } catch (IOException failed) {
      throw new StackException("the baseline failed: " + failed.getMessage(), failed);
    }
  }

  private static void copyOut(Connection database, String sql, OutputStream to)
      throws SQLException {
    try {
      copies(database).copyOut(sql, to);
    } catch (IOException failed) {
      throw new StackException("the baseline failed: " + failed.getMessage(), failed);
    }
  }

  private static CopyManager copies(Connection database) throws SQLException {
    return database.unwrap(PGConnection.class).getCopyAPI();
  }

  private double perSecond(String script, int clients, Duration time) {
    return pgbench()
        .map(program -> byPgbench(program, script, clients, time))
        .orElseGet(() -> byJdbc(script, clients, time));
  }

  private double byPgbench(Path program, String script, int clients, Duration time) {
    try {
      Path file = Files.createTempFile("bench", ".sql");
      Files.writeString(file, "\\set place random(0, %d)\n".formatted(numbers - 1) + script);
      Command.Result result =
          Command.run(
              List.of(
                  "env",
                  "PGPASSWORD=" + password,
                  program.toString(),
                  "--no-vacuum",
                  "--protocol=prepared",
                  "--host=localhost",
                  "--port=" + world.stack().ports().of(Port.DATABASE),
                  "--username=" + USER,
                  "--client=" + clients,
                  "--jobs=" + Math.min(clients, 2),
                  "--time=" + time.toSeconds(),
                  "--file=" + file,
                  DATABASE));
      Files.delete(file);
      Matcher rate = RATE.matcher(result.output());
      if (!rate.find()) {
        throw new StackException("pgbench failed: " + result.lastLine());
      }
      return Double.parseDouble(rate.group(1));
    } catch (IOException failed) {
      throw new StackException("pgbench failed: " + failed.getMessage(), failed);
    }
  }

  private double byJdbc(String script, int clients, Duration time) {
    List<String> statements =
        Stream.of(script.split(";\n")).map(sql -> sql.replace(":place", "?")).toList();
    long end = System.nanoTime() + time.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<Long>> counts = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        counts.add(threads.submit(() -> loop(statements, end)));
      }
      long done = 0;
      for (Future<Long> count : counts) {
        done += count.get();
      }
      return done * 1e9 / time.toNanos();
    } catch (ExecutionException | InterruptedException failed) {
      throw new StackException("the baseline failed: " + failed.getMessage(), failed);
    }
  }

  private long loop(List<String> statements, long end) {
    long[] done = new long[1];
    with(
        DATABASE,
        database -> {
          List<PreparedStatement> prepared = new ArrayList<>();
          for (String sql : statements) {
            prepared.add(database.prepareStatement(sql));
          }
          for (; System.nanoTime() < end; done[0]++) {
            long place = ThreadLocalRandom.current().nextLong(numbers);
            for (PreparedStatement statement : prepared) {
              run(statement, place);
            }
          }
        });
    return done[0];
  }

  private static void run(PreparedStatement statement, long place) throws SQLException {
    int parameters = statement.getParameterMetaData().getParameterCount();
    for (int i = 1; i <= parameters; i++) {
      statement.setLong(i, place);
    }
    statement.execute();
  }

  private void with(String database, BenchWorld.Work work) {
    BenchWorld.with(url + database, USER, password, work);
  }

  private static Optional<Path> pgbench() {
    return Stream.of(String.valueOf(System.getenv("PATH")).split(":"))
        .map(directory -> Path.of(directory, "pgbench"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
