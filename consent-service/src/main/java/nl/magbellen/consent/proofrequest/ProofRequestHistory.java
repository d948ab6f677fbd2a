package nl.magbellen.consent.proofrequest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKey;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;

/** Reads requests for proof, in the caller's session. */
@ApplicationScoped
public class ProofRequestHistory {

  private final NumberKeys keys;
  private final NumberCipher cipher;
  private final Clock clock;

  ProofRequestHistory(NumberKeys keys, NumberCipher cipher, Clock clock) {
    this.keys = keys;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** The request with this id, or null. */
  public Uni<ProofRequestRecord> find(UUID id) {
    return ProofRequest.<ProofRequest>findById(id)
        .map(found -> found == null ? null : record(found));
  }

  /** All requests of a number, oldest first; the number is given by its keys. */
  public Uni<List<ProofRequestRecord>> ofNumber(Collection<UUID> numberKeys) {
    return ProofRequest.<ProofRequest>find("numberKey in ?1 order by id", numberKeys)
        .list()
        .map(this::records);
  }

  /**
   * Requests, oldest first.
   *
   * @param number of whom; null for anybody
   * @param advertisers of whom proof was asked; null for all
   * @param openOverdue only those that should have been answered by now and are not
   * @param after only records with a greater id
   */
  public Uni<List<ProofRequestRecord>> list(
      TelephoneNumber number,
      Collection<String> advertisers,
      boolean openOverdue,
      UUID after,
      int most) {
    String query =
        "from ProofRequest where id > :after"
            + (advertisers == null ? "" : " and advertiser in :advertisers")
            + (number == null ? "" : " and numberKey in :numberKeys")
            + (openOverdue ? " and deliveredAt is null and dueOn < :today" : "")
            + " order by id";
    return Panache.getSession()
        .flatMap(
            session -> {
              var found =
                  session
                      .createSelectionQuery(query, ProofRequest.class)
                      .setParameter("after", after)
                      .setMaxResults(most);
              if (advertisers != null) {
                found.setParameter("advertisers", advertisers);
              }
              if (number != null) {
                found.setParameter(
                    "numberKeys", keys.all(number).stream().map(NumberKey::value).toList());
              }
              if (openOverdue) {
                found.setParameter("today", DutchTime.dateOf(clock.instant()));
              }
              return found.getResultList();
            })
        .map(this::records);
  }

  private List<ProofRequestRecord> records(List<ProofRequest> requests) {
    return requests.stream().map(this::record).toList();
  }

  private ProofRequestRecord record(ProofRequest request) {
    return new ProofRequestRecord(
        request.id,
        cipher.decryptNumber(request.numberCipher, ProofRequestLedger.PURPOSE),
        request.advertiser,
        request.consent,
        request.requestedAt,
        request.channel,
        request.dueOn,
        request.state(),
        request.isOverdue(clock.instant()),
        request.deliveredAt,
        request.recordedAt);
  }
}
