package nl.magbellen.consent.requestedcall;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A requested call as its events add up. Written only by {@link RequestedCallLedger} and by the
 * uses that the gateway reports.
 */
@Entity
@Table(name = "requested_call")
public class RequestedCall extends PanacheEntityBase {

  @Id public UUID id;

  @Column(name = "number_key")
  public UUID numberKey;

  public String advertiser;

  public String subject;

  @Column(name = "requested_at")
  public Instant requestedAt;

  @Column(name = "valid_until")
  public Instant validUntil;

  @Column(name = "evidence_cipher")
  public byte[] evidenceCipher;

  @Column(name = "number_cipher")
  public byte[] numberCipher;

  @Column(name = "used_at", insertable = false, updatable = false)
  public Instant usedAt;

  @Column(name = "recorded_at", insertable = false, updatable = false)
  public Instant recordedAt;
}
