package nl.magbellen.objection.complaint;

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
import nl.magbellen.objection.answer.AnswerState;
import nl.magbellen.service.database.Filters;

/** Reads complaints, in the caller's session. */
@ApplicationScoped
public class ComplaintHistory {

  private final NumberKeys keys;
  private final NumberCipher cipher;
  private final InstantSource time;

  ComplaintHistory(NumberKeys keys, NumberCipher cipher, InstantSource time) {
    this.keys = keys;
    this.cipher = cipher;
    this.time = time;
  }

  /** The complaint with this id, or null. */
  public Uni<ComplaintRecord> find(UUID id) {
    return Complaint.<Complaint>findById(id).map(found -> found == null ? null : record(found));
  }

  /**
   * Complaints, oldest first.
   *
   * @param number of whom; null for anybody
   * @param advertisers about whose calls; null for all, also those of nobody knows whom
   * @param openOverdue only those that should have been answered by now and are not
   * @param after only records with a greater id
   */
  public Uni<List<ComplaintRecord>> list(
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
            "answeredAt is null and dueOn < :today",
            openOverdue ? DutchTime.dateOf(time.instant()) : null)
        .list(Complaint.class, most)
        .map(found -> found.stream().map(this::record).toList());
  }

  private ComplaintRecord record(Complaint one) {
    return new ComplaintRecord(
        one.id,
        cipher.decryptNumber(one.numberCipher, ComplaintLedger.PURPOSE),
        one.callerCipher == null
            ? null
            : cipher.decryptNumber(one.callerCipher, ComplaintLedger.PURPOSE),
        one.calledAt,
        one.noConsent,
        one.hadObjected,
        one.notTold,
        one.finding,
        one.advertiser,
        one.agency,
        one.telemarketer,
        one.decision,
        one.decidedAt,
        one.basis,
        one.reasonCodes == null ? List.of() : List.of(one.reasonCodes.split(",")),
        one.offered,
        one.objectedAt,
        one.receivedAt,
        one.source,
        one.dueOn,
        AnswerState.of(one.answeredAt),
        AnswerState.isOverdue(one.dueOn, one.answeredAt, time.instant()),
        one.answer,
        one.answeredAt,
        one.recordedAt);
  }
}
