package nl.magbellen.callerid.number;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import nl.magbellen.callerid.refusal.CallerIdRefusal.NoClaimWaits;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Whose a number is. It has one owner at a time: to an agency, for the advertisers that it calls
 * for, or to one advertiser. A proof from a time when the number is proven for another owner is
 * recorded as a claim, which waits until an operator or the present holder agrees. So is the proof
 * of an advertiser that only names the agency that holds the number, as any can: the agency itself,
 * or an operator, must have sent it.
 *
 * <p>Every method runs in the caller's transaction, with the caller id locked. Those who prove the
 * same number wait for one another in the database.
 */
@ApplicationScoped
class CallerIdOwnership {

  private static final String LOCK =
      """
      insert into proven_number (number) values (:number)
      on conflict (number) do update set number = excluded.number
      """;

  private final CallerIdHistory history;
  private final InstantSource time;

  CallerIdOwnership(CallerIdHistory history, InstantSource time) {
    this.history = history;
    this.time = time;
  }

  /**
   * Records a proof of ownership. The earliest one counts, but none from another holder's time.
   *
   * @param forAgency whether the proof is given in the name of the agency that the registration
   *     names, for which other registrations of that agency do not stand in its way
   * @throws RefusedException if the number was given up
   */
  Uni<CallerIdRecord> prove(
      CallerId callerId, OwnershipRequest request, boolean forAgency, String by) {
    callerId.requireKept();
    return othersProven(callerId, request.provenAt())
        .map(
            others ->
                others.stream()
                    .filter(other -> !forAgency || !callerId.isOfSameAgencyAs(other))
                    .toList())
        .map(others -> take(callerId, request.provenAt(), others))
        .map(kind -> CallerIdEvent.proof(callerId.id, kind, request, by, time.instant()))
        .flatMap(proof -> proof.persistAndFlush())
        .flatMap(done -> history.of(callerId));
  }

  private static CallerIdEvent.Kind take(CallerId callerId, Instant told, List<CallerId> others) {
    boolean isOthers = others.stream().anyMatch(other -> callerId.wouldOverlap(told, other));
    if (!isOthers) {
      callerId.provenAt = earliest(callerId.provenAt, told);
      callerId.claimedAt = null;
      return CallerIdEvent.Kind.PROVEN;
    }
    if (callerId.provenAt == null) {
      callerId.claimedAt = earliest(callerId.claimedAt, told);
    }
    return CallerIdEvent.Kind.CLAIMED;
  }

  /**
   * Registrations of the number that are proven for others and kept. No other client can prove the
   * number until the transaction ends.
   */
  Uni<List<CallerId>> holdersBeside(CallerId callerId) {
    return othersProven(callerId, time.instant());
  }

  private static Uni<List<CallerId>> othersProven(CallerId callerId, Instant keptAfter) {
    return CurrentSession.sql(LOCK)
        .with("number", callerId.number)
        .execute()
        .flatMap(
            locked ->
                CallerId.<CallerId>list(
                    "number = ?1 and provenAt is not null"
                        + " and (releasedAt is null or releasedAt > ?2)",
                    callerId.number,
                    keptAfter))
        .map(found -> found.stream().filter(other -> !callerId.isOfSameHolderAs(other)).toList());
  }

  /**
   * Agrees to the claim that waits: it counts from the agreement, or from its proof if that is
   * later.
   *
   * @throws RefusedException if the number was given up, or no claim to it waits
   */
  Uni<AgreementRecord> agree(CallerId claim, AgreementRequest request, AgreedAs as, String by) {
    claim.requireKept();
    if (claim.claimedAt == null) {
      throw new RefusedException(new NoClaimWaits());
    }
    claim.provenAt =
        claim.claimedAt.isAfter(request.agreedAt()) ? claim.claimedAt : request.agreedAt();
    claim.claimedAt = null;
    return CallerIdEvent.agreed(claim.id, request, as, by, time.instant())
        .persistAndFlush()
        .replaceWith(
            () ->
                new AgreementRecord(
                    claim.id,
                    TelephoneNumber.parse(claim.number),
                    claim.provenAt,
                    as,
                    request.agreedBy(),
                    request.evidence(),
                    request.agreedAt()));
  }

  private static Instant earliest(Instant known, Instant told) {
    return known == null || told.isBefore(known) ? told : known;
  }
}
