package nl.magbellen.objection;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * An objection as its events add up: in force from {@code receivedAt} until {@code liftedAt}, or
 * without end. Written only by {@link ObjectionLedger}.
 */
@Entity
@Table(name = "objection")
public class Objection extends PanacheEntityBase {

  @Id public UUID id;

  @Column(name = "number_key")
  public UUID numberKey;

  public String advertiser;

  @Enumerated(EnumType.STRING)
  public Channel channel;

  public String source;

  @Column(name = "number_cipher")
  public byte[] numberCipher;

  @Column(name = "received_at")
  public Instant receivedAt;

  /** When it was received last; only a later statement lifts it. */
  @Column(name = "last_received_at")
  public Instant lastReceivedAt;

  @Column(name = "lifted_at")
  public Instant liftedAt;

  /** Whether it is not known yet that there is such an advertiser. */
  @Column(name = "advertiser_unknown")
  public boolean advertiserUnknown;

  @Column(name = "recorded_at", insertable = false, updatable = false)
  public Instant recordedAt;
}
