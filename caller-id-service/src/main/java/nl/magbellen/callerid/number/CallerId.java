package nl.magbellen.callerid.number;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.magbellen.callerid.refusal.CallerIdRefusal.NumberReleased;
import nl.magbellen.callerid.refusal.CallerIdRefusal.RegisteredOtherwise;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.refusal.RefusedException;

/**
 * A caller id as its events add up. Written only by {@link CallerIdLedger} and {@link
 * CallerIdOwnership}; its last use only by {@link CallerIdUseLedger}, for whole batches.
 */
@Entity
@Table(name = "caller_id")
public class CallerId extends PanacheEntityBase {

  @Id public UUID id;

  public String number;

  public String advertiser;

  public String agency;

  @Column(name = "registered_from")
  public Instant registeredFrom;

  @Column(name = "proven_at")
  public Instant provenAt;

  /** The earliest proof that waits for agreement; null when none waits. */
  @Column(name = "claimed_at")
  public Instant claimedAt;

  @Column(name = "published_at")
  public Instant publishedAt;

  @Column(name = "publication_url")
  public String publicationUrl;

  @Column(name = "released_at")
  public Instant releasedAt;

  @Column(name = "last_used_on", insertable = false, updatable = false)
  public LocalDate lastUsedOn;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  String advertiser() {
    return advertiser;
  }

  CallerIdState state() {
    if (releasedAt != null) {
      return CallerIdState.RELEASED;
    }
    return provenAt == null ? CallerIdState.PENDING : CallerIdState.PROVEN;
  }

  /** Why it is pending; null when it is not. */
  private PendingReason pendingReason() {
    if (state() != CallerIdState.PENDING) {
      return null;
    }
    return claimedAt == null ? PendingReason.NOT_PROVEN : PendingReason.PROVEN_FOR_ANOTHER;
  }

  /** Whether both are of the same advertiser, and of the same agency or of none. */
  boolean isOfSameHolderAs(CallerId other) {
    return advertiser.equals(other.advertiser) && Objects.equals(agency, other.agency);
  }

  /** Whether both are of one agency, for whichever advertisers. */
  boolean isOfSameAgencyAs(CallerId other) {
    return agency != null && agency.equals(other.agency);
  }

  /**
   * Whether a proof would make this one proven in the other's time. It adds nothing that is proven
   * already, nor what comes after that.
   */
  boolean wouldOverlap(Instant proof, CallerId other) {
    Instant until = provenAt == null ? Instant.MAX : provenAt;
    return proof.isBefore(until) && other.provenAt.isBefore(until);
  }

  /**
   * Lets only a number pass that was not given up.
   *
   * @throws RefusedException if it was
   */
  void requireKept() {
    if (releasedAt != null) {
      throw new RefusedException(new NumberReleased());
    }
  }

  /**
   * Lets only a request pass that asks for this very registration.
   *
   * @throws RefusedException if it asks for another one of the same number
   */
  void requireSameAs(CallerIdRequest request) {
    if (!saysTheSameAs(request)) {
      throw new RefusedException(new RegisteredOtherwise(id));
    }
  }

  private boolean saysTheSameAs(CallerIdRequest request) {
    return Objects.equals(agency, request.agency())
        && registeredFrom.equals(request.from())
        && (request.publishedAt() == null || request.publishedAt().equals(publishedAt))
        && (request.publicationUrl() == null || request.publicationUrl().equals(publicationUrl));
  }

  CallerIdRecord asRecord(List<CallerIdEvent> events, List<CallbackCheck> checks) {
    return new CallerIdRecord(
        id,
        TelephoneNumber.parse(number),
        advertiser,
        agency,
        state(),
        pendingReason(),
        registeredFrom,
        provenAt,
        publishedAt,
        publicationUrl,
        releasedAt,
        lastUsedOn,
        recordedAt,
        events.stream().filter(event -> event.callerId.equals(id)).toList(),
        checks.stream().filter(check -> check.callerId.equals(id)).toList());
  }
}
