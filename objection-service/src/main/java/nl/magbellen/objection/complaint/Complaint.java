package nl.magbellen.objection.complaint;

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

/** A complaint as its events add up. Written only by {@link ComplaintLedger}. */
@Entity
@Table(name = "complaint")
public class Complaint extends PanacheEntityBase {

  @Id public UUID id;

  @Column(name = "number_key")
  public UUID numberKey;

  @Column(name = "number_cipher")
  public byte[] numberCipher;

  /** The number that was shown, encrypted; null when none was. */
  @Column(name = "caller_cipher")
  public byte[] callerCipher;

  @Column(name = "called_at")
  public Instant calledAt;

  @Column(name = "no_consent")
  public boolean noConsent;

  @Column(name = "had_objected")
  public boolean hadObjected;

  @Column(name = "not_told")
  public boolean notTold;

  @Column(name = "received_at")
  public Instant receivedAt;

  public String source;

  @Column(name = "due_on")
  public LocalDate dueOn;

  /** Null until it could be looked up. */
  @Enumerated(EnumType.STRING)
  public Finding finding;

  public String advertiser;

  public String agency;

  public String telemarketer;

  public UUID decision;

  @Column(name = "decided_at")
  public Instant decidedAt;

  public String basis;

  /** By code, with commas between; null for none. */
  @Column(name = "reason_codes")
  public String reasonCodes;

  public Boolean offered;

  @Column(name = "objected_at")
  public Instant objectedAt;

  public String answer;

  @Column(name = "answered_at")
  public Instant answeredAt;

  @Column(name = "recorded_at", insertable = false, updatable = false)
  public Instant recordedAt;
}
