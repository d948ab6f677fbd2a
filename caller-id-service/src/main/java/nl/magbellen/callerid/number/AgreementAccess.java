package nl.magbellen.callerid.number;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import nl.magbellen.callerid.refusal.CallerIdRefusal.NoClaimToOwnNumber;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.refusal.CommonRefusal.NoSuchRecord;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Who may agree to a claim to a number that is proven for somebody else: an operator, and the one
 * who holds the number, which is the agency when it is an agency's, else the advertiser; and whose
 * own proof needs no agreement of the agency. Runs in the caller's transaction.
 */
@RequestScoped
class AgreementAccess {

  private final Client client;
  private final CallerIdOwnership ownership;

  AgreementAccess(Client client, CallerIdOwnership ownership) {
    this.client = client;
    this.ownership = ownership;
  }

  /**
   * In whose place the client may agree to the claim.
   *
   * @param claim null when there is none
   * @throws RefusedException if it may not: the same whether the claim exists or not, but for a
   *     client of all advertisers
   */
  Uni<AgreedAs> requireSay(CallerId claim) {
    if (claim == null) {
      return Uni.createFrom()
          .failure(
              new RefusedException(
                  client.actsForAll() ? new NoSuchRecord() : new NoClaimToOwnNumber()));
    }
    if (client.isOperator()) {
      return Uni.createFrom().item(AgreedAs.OPERATOR);
    }
    return ownership
        .holdersBeside(claim)
        .map(
            holders -> {
              if (holders.stream().noneMatch(this::speaksFor)) {
                throw new RefusedException(new NoClaimToOwnNumber());
              }
              return AgreedAs.HOLDER;
            });
  }

  /**
   * Whether a proof that the client sends is given in the name of the agency that the registration
   * names: by that agency, or by an operator. A registrar of all advertisers is neither.
   */
  boolean provesForAgency(CallerId callerId) {
    return callerId.agency != null
        && (client.isOperator() || client.agency().filter(callerId.agency::equals).isPresent());
  }

  private boolean speaksFor(CallerId holder) {
    return holder.agency == null
        ? client.actsFor(holder.advertiser)
        : client.actsForAll() || client.agency().filter(holder.agency::equals).isPresent();
  }
}
