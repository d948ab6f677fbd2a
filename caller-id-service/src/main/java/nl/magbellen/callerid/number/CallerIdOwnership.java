package nl.magbellen.callerid.number;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.problem.ProblemException;

/**
 * Whose a number is. It belongs to one house at a time: to an agency, for the advertisers that it
 * calls for, or to one advertiser. A proof from a time when the number is proven for another house
 * is recorded as a claim, which waits until an operator or the present holder agrees. So is the
 * proof of an advertiser that only names the agency that holds the number, as any can: the agency
 * itself, or an operator, must have sent it.
 *
 * <p>Every method runs in the caller's transaction, with the caller id locked. Those who prove the
 * same number wait for one another in the database.
 */
@ApplicationScoped
class CallerIdOwnership {

  private static final String LOCK =
      """
      insert into proven_number (number) values (?1)
      on conflict (number) do update set number = excluded.number
      """;

  private final CallerIdHistory history;

  CallerIdOwnership(CallerIdHistory history) {
    this.history = history;
  }

  /**
   * Records a proof of ownership. The earliest one counts, but none from another holder's time.
   *
   * @param forAgency whether the proof is given in the name of the agency that the registration
   *     names, for which other registrations of that agency do not stand in its way
   * @throws ProblemException 409 if the number was given up
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
        .map(kind -> CallerIdEvent.proof(callerId.id, kind, request, by))
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
   * Registrations of the number that are proven for others and kept. Nobody else can prove the
   * number until the transaction ends.
   */
  Uni<List<CallerId>> holdersBeside(CallerId callerId) {
    return othersProven(callerId, DutchTime.now());
  }

  private static Uni<List<CallerId>> othersProven(CallerId callerId, Instant keptAfter) {
    return Panache.getSession()
        .flatMap(
            session ->
                session.createNativeQuery(LOCK).setParameter(1, callerId.number).executeUpdate())
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
   * @throws ProblemException 409 if the number was given up, or no claim to it waits
   */
  Uni<AgreementRecord> agree(CallerId claim, AgreementRequest request, AgreedAs as, String by) {
    claim.requireKept();
    if (claim.claimedAt == null) {
      throw ProblemException.conflict(
          "no-claim-waits",
          "No claim to this number waits for agreement: either it is proven, or no proof of its"
              + " ownership was recorded.");
    }
    claim.provenAt =
        claim.claimedAt.isAfter(request.agreedAt()) ? claim.claimedAt : request.agreedAt();
    claim.claimedAt = null;
    return CallerIdEvent.agreed(claim.id, request, as, by)
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
