package nl.magbellen.phonecode;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;

/**
 * Decides who may have a code sent, so that no one is flooded, no one is locked out, and codes
 * can't cost a fortune.
 *
 * <p>A request must find room in every one of these, and uses none of them when one is full (one
 * transaction), so asking on while refused never makes the wait longer:
 *
 * <ol>
 *   <li>the number as asked from this address block. No other block can use it up, and it is
 *       smaller than the number's own: one block alone can't use that up either.
 *   <li>the number, the address block, and all requests together: each has one allowance for
 *       requests with a proof of work and a separate, smaller one for requests without. A flood
 *       that computes nothing thus leaves everything to those who do, and a page with JavaScript
 *       always computes.
 *   <li>what a site may cost in a day, a small part of the day's budget: nobody spends that alone,
 *       however patiently he asks and however many blocks he has.
 *   <li>the day's budget, of which requests without proof may spend only a part.
 * </ol>
 *
 * <p><b>Against a victim's number.</b> Strangers can use up a number's allowance, because without
 * it the victim's telephone would never be silent. Every code that they have sent comes to the
 * victim's own telephone, and a victim who is refused another may give back the newest one ({@link
 * #join}). That has allowances of its own, because each such request may guess five times.
 *
 * <p>Allowances are kept as the instant at which they are whole again (GCRA), one row each, shared
 * by all replicas. Rows are taken in one order, so that requests never wait for each other in a
 * circle.
 */
@ApplicationScoped
class CodeLimits {

  private static final UUID ALL = new UUID(0, 0);

  private static final String USE_PROOF =
      "insert into used_proof (challenge, expires_at) values ($1, $2) on conflict do nothing";

  private static final String USE_ALLOWANCE =
      """
      insert into code_allowance as a (scope, key, whole_at)
      values ($1, $2, $3::timestamptz + make_interval(secs => $4::double precision))
      on conflict (scope, key) do update
      set whole_at = greatest(a.whole_at, $3) + make_interval(secs => $4)
      where a.whole_at <= $3 + make_interval(secs => $5::double precision)
      """;

  private static final String WHOLE_AT =
      "select whole_at from code_allowance where scope = $1 and key = $2";

  private final Pool pool;
  private final NumberKeys keys;
  private final CodeSecrets secrets;
  private final Challenges challenges;
  private final CodeBudget budget;
  private final CodeLedger ledger;
  private final CodeSettings.Limits settings;

  CodeLimits(
      SiteConnections connections,
      NumberKeys keys,
      CodeSecrets secrets,
      Challenges challenges,
      CodeBudget budget,
      CodeLedger ledger,
      CodeSettings settings) {
    this.pool = connections.pool();
    this.keys = keys;
    this.secrets = secrets;
    this.challenges = challenges;
    this.budget = budget;
    this.ledger = ledger;
    this.settings = settings.limits();
  }

  /** One allowance that a request uses. */
  private record Use(String scope, UUID key, Allowance allowance, Limit limit) {}

  /** Empty when a code may be sent, which then has been counted; else why not. */
  Uni<Optional<Sending>> admit(
      TelephoneNumber number,
      Delivery delivery,
      ClientAddress from,
      ProofOfWork proof,
      Instant now) {
    Optional<Challenges.Solved> solved = challenges.solved(proof, now);
    if (proof.isGiven() && solved.isEmpty()) {
      return Uni.createFrom().item(Optional.of(new Sending.ProofRefused()));
    }
    boolean proven = solved.isPresent();
    return pool.withTransaction(
            connection ->
                useProof(connection, solved)
                    .flatMap(
                        done ->
                            useAll(connection, uses(number, delivery, from, proven), proven, now))
                    .flatMap(done -> budget.spend(connection, delivery, proven, now)))
        .map(done -> Optional.<Sending>empty())
        .onFailure(CodeRefusedException.class)
        .recoverWithItem(failure -> Optional.of(failure.refusal()));
  }

  /**
   * Lets a visitor who was refused a code because of the number's limit give back the newest one;
   * empty when that is refused too, or there is none.
   */
  Uni<Optional<CodeRequest>> join(
      UUID id, TelephoneNumber number, ClientAddress from, ProofOfWork proof, Instant now) {
    Optional<Challenges.Solved> solved = challenges.solved(proof, now);
    boolean proven = solved.isPresent();
    return pool.withTransaction(
            connection ->
                useProof(connection, solved)
                    .flatMap(done -> useAll(connection, joins(number, from, proven), proven, now))
                    .flatMap(done -> ledger.join(connection, id, number, now)))
        .onFailure(CodeRefusedException.class)
        .recoverWithItem(Optional.empty());
  }

  private List<Use> joins(TelephoneNumber number, ClientAddress from, boolean proven) {
    return List.of(
        new Use(
            "JOIN_FROM_HERE",
            secrets.key(number, from),
            settings.joinFromHere(),
            Limit.NUMBER_FROM_HERE),
        new Use(
            "JOIN" + sort(proven),
            keys.newest(number).value(),
            proven ? settings.joinWithProof() : settings.join(),
            Limit.NUMBER));
  }

  private static String sort(boolean proven) {
    return proven ? "_WITH_PROOF" : "";
  }

  private List<Use> uses(
      TelephoneNumber number, Delivery delivery, ClientAddress from, boolean proven) {
    UUID numberKey = keys.newest(number).value();
    String sort = sort(proven);
    return List.of(
        new Use(
            "NUMBER_FROM_HERE",
            secrets.key(number, from),
            settings.numberFromHere(),
            Limit.NUMBER_FROM_HERE),
        new Use(
            "NUMBER" + sort,
            numberKey,
            proven ? settings.numberWithProof() : settings.number(),
            Limit.NUMBER),
        new Use(
            "ADDRESS_BLOCK" + sort,
            secrets.key(from),
            proven ? settings.addressBlockWithProof() : settings.addressBlock(),
            Limit.ADDRESS_BLOCK),
        new Use("SITE_BUDGET", secrets.siteKey(from), budget.ofSite(delivery), Limit.ADDRESS_BLOCK),
        new Use(
            "OVERALL" + sort,
            ALL,
            proven ? settings.overallWithProof() : settings.overall(),
            Limit.OVERALL));
  }

  private static Uni<Void> useProof(SqlConnection connection, Optional<Challenges.Solved> solved) {
    if (solved.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return connection
        .preparedQuery(USE_PROOF)
        .execute(Tuple.of(solved.get().challenge(), time(solved.get().expiresAt())))
        .invoke(
            rows -> {
              if (rows.rowCount() == 0) {
                throw new CodeRefusedException(new Sending.ProofRefused());
              }
            })
        .replaceWithVoid();
  }

  private static Uni<Void> useAll(
      SqlConnection connection, List<Use> uses, boolean proven, Instant now) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (Use use : uses) {
      all = all.flatMap(done -> use(connection, use, proven, now));
    }
    return all;
  }

  private static Uni<Void> use(SqlConnection connection, Use use, boolean proven, Instant now) {
    Tuple values =
        Tuple.of(
            use.scope(),
            use.key(),
            time(now),
            seconds(use.allowance().each()),
            seconds(use.allowance().tolerance()));
    return connection
        .preparedQuery(USE_ALLOWANCE)
        .execute(values)
        .flatMap(
            rows ->
                rows.rowCount() == 1
                    ? Uni.createFrom().voidItem()
                    : refuse(connection, use, proven, now));
  }

  private static Uni<Void> refuse(SqlConnection connection, Use use, boolean proven, Instant now) {
    return connection
        .preparedQuery(WHOLE_AT)
        .execute(Tuple.of(use.scope(), use.key()))
        .map(rows -> rows.iterator().next().getOffsetDateTime("whole_at").toInstant())
        .map(wholeAt -> Duration.between(now, wholeAt.minus(use.allowance().tolerance())))
        .flatMap(
            wait ->
                Uni.createFrom()
                    .failure(
                        new CodeRefusedException(
                            new Sending.TooMany(
                                use.limit(),
                                wait,
                                !proven && use.limit() != Limit.NUMBER_FROM_HERE))));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
