package nl.magbellen.consent.proofrequest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.database.Filters;

/** Reads requests for proof, in the caller's session. */
@ApplicationScoped
public class ProofRequestHistory {

  private final NumberKeys keys;
  private final NumberCipher cipher;
  private final InstantSource time;

  ProofRequestHistory(NumberKeys keys, NumberCipher cipher, InstantSource time) {
    this.keys = keys;
    this.cipher = cipher;
    this.time = time;
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
    return new Filters()
        .and("id > :after", after)
        .and("advertiser in :advertisers", advertisers)
        .and("numberKey in :numberKeys", keys.values(number))
        .and(
            "deliveredAt is null and dueOn < :today",
            openOverdue ? DutchTime.dateOf(time.instant()) : null)
        .list(ProofRequest.class, most)
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
        request.isOverdue(time.instant()),
        request.deliveredAt,
        request.recordedAt);
  }
}
