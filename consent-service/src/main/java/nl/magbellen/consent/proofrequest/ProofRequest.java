package nl.magbellen.consent.proofrequest;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.magbellen.number.DutchTime;

/** A request for proof as its events add up. Written only by {@link ProofRequestLedger}. */
@Entity
@Table(name = "proof_request")
public class ProofRequest extends PanacheEntityBase {

  @Id public UUID id;

  @Column(name = "number_key")
  public UUID numberKey;

  public String advertiser;

  public UUID consent;

  @Column(name = "requested_at")
  public Instant requestedAt;

  @Enumerated(EnumType.STRING)
  public AskedThrough channel;

  @Column(name = "due_on")
  public LocalDate dueOn;

  @Column(name = "number_cipher")
  public byte[] numberCipher;

  @Column(name = "delivered_at", insertable = false, updatable = false)
  public Instant deliveredAt;

  @Column(name = "recorded_at", insertable = false, updatable = false)
  public Instant recordedAt;

  /** How far it has come. */
  public ProofRequestState state() {
    return deliveredAt == null ? ProofRequestState.OPEN : ProofRequestState.DELIVERED;
  }

  /** Whether the proof was not given by the end of the day on which it was due. */
  public boolean isOverdue(Instant now) {
    return DutchTime.dateOf(deliveredAt == null ? now : deliveredAt).isAfter(dueOn);
  }
}
