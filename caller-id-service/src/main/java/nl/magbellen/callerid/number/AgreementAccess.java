package nl.magbellen.callerid.number;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.problem.ProblemException;

/**
 * Who may agree to a claim to a number that is proven for somebody else: an operator, and whoever
 * holds the number, which is the agency when it is an agency's, else the advertiser; and whose own
 * proof needs no agreement of the agency. Runs in the caller's transaction.
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
   * @throws ProblemException 403 if it may not, the same whether the claim exists or not; 404 for a
   *     client of all advertisers if there is none
   */
  Uni<AgreedAs> requireSay(CallerId claim) {
    if (claim == null) {
      return Uni.createFrom().failure(missing());
    }
    if (client.isOperator()) {
      return Uni.createFrom().item(AgreedAs.OPERATOR);
    }
    return ownership
        .holdersBeside(claim)
        .map(
            holders -> {
              if (holders.stream().noneMatch(this::speaksFor)) {
                throw notYours();
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

  private ProblemException missing() {
    return client.actsForAll()
        ? ProblemException.notFound("There is no record with this id.")
        : notYours();
  }

  private static ProblemException notYours() {
    return ProblemException.forbidden(
        "There is no claim with this id to a number that the token's advertisers or agency hold;"
            + " an operator may agree to any.");
  }
}
