package nl.magbellen.gateway.planning;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedCollection;
import java.util.UUID;
import java.util.stream.Gatherers;
import nl.magbellen.gateway.campaign.Campaign;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;

/** Keeps the list of each campaign: numbers as cipher texts, each once. */
@ApplicationScoped
class KeptLists {

  private static final String PURPOSE = "campaign.number";
  private static final int WIDEST = 5_000;

  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('campaign-list.' || $1 || '/' || $2, 0))";

  private static final String CLEAR =
      "delete from campaign_number where advertiser = $1 and campaign = $2";

  private static final String ADD =
      """
      insert into campaign_number (advertiser, campaign, number_key, number_cipher)
      select $1, $2, * from unnest($3::uuid[], $4::bytea[])
      """;

  private static final String LIST =
      "select number_cipher from campaign_number where advertiser = $1 and campaign = $2";

  private final Pool pool;
  private final NumberKeys keys;
  private final NumberCipher cipher;

  KeptLists(Pool pool, NumberKeys keys, NumberCipher cipher) {
    this.pool = pool;
    this.keys = keys;
    this.cipher = cipher;
  }

  /** Puts these numbers in the place of those that the campaign has. */
  Uni<Void> put(Campaign campaign, SequencedCollection<TelephoneNumber> numbers) {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(ONE_AT_A_TIME)
                .execute(of(campaign))
                .chain(() -> connection.preparedQuery(CLEAR).execute(of(campaign)))
                .chain(() -> add(connection, campaign, numbers)));
  }

  private Uni<Void> add(
      SqlConnection connection, Campaign campaign, SequencedCollection<TelephoneNumber> numbers) {
    return Multi.createFrom()
        .items(numbers.stream().gather(Gatherers.windowFixed(WIDEST)))
        .onItem()
        .transformToUniAndConcatenate(
            part -> connection.preparedQuery(ADD).execute(row(campaign, part)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Tuple row(Campaign campaign, List<TelephoneNumber> numbers) {
    UUID[] keyed = numbers.stream().map(number -> keys.newest(number).value()).toArray(UUID[]::new);
    Buffer[] encrypted =
        numbers.stream()
            .map(number -> Buffer.buffer(cipher.encrypt(number, PURPOSE)))
            .toArray(Buffer[]::new);
    return Tuple.of(campaign.advertiser(), campaign.id(), keyed, encrypted);
  }

  /** The numbers as they are kept; {@link #number} reads one. */
  Uni<List<Buffer>> of(Campaign campaign, int most) {
    return pool.preparedQuery(LIST + " limit " + most)
        .execute(of(campaign))
        .map(
            rows -> {
              List<Buffer> numbers = new ArrayList<>(rows.size());
              rows.forEach(row -> numbers.add(row.getBuffer(0).getDelegate()));
              return numbers;
            });
  }

  String number(Buffer kept) {
    return cipher.decryptNumber(kept.getBytes(), PURPOSE).e164();
  }

  private static Tuple of(Campaign campaign) {
    return Tuple.of(campaign.advertiser(), campaign.id());
  }
}
