package nl.magbellen.objection.privacy;

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

/** A request about data as its events add up. Written only by {@link PrivacyRequestLedger}. */
@Entity
@Table(name = "privacy_request")
public class PrivacyRequest extends PanacheEntityBase {

  @Id public UUID id;

  @Column(name = "number_key")
  public UUID numberKey;

  @Column(name = "number_cipher")
  public byte[] numberCipher;

  @Enumerated(EnumType.STRING)
  public PrivacyRequestKind kind;

  /** Whose data; {@code *} for those of whoever runs Magbellen. */
  public String advertiser;

  public String words;

  @Column(name = "received_at")
  public Instant receivedAt;

  public String source;

  @Column(name = "due_on")
  public LocalDate dueOn;

  @Column(insertable = false, updatable = false)
  public String answer;

  @Column(name = "answered_at", insertable = false, updatable = false)
  public Instant answeredAt;

  @Column(name = "recorded_by")
  public String recordedBy;

  @Column(name = "recorded_at", insertable = false, updatable = false)
  public Instant recordedAt;
}
