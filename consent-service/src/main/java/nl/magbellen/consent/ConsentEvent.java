package nl.magbellen.consent;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that happened to a consent; never changed once written. */
@Entity
@Table(name = "consent_event")
public class ConsentEvent extends PanacheEntityBase {

  /** What can happen to a consent. */
  @Schema(name = "ConsentEventKind")
  public enum Kind {
    /** It was given. */
    GIVEN,
    /** The giver was verified to be the person called. */
    VERIFIED,
    /** It was withdrawn; the earliest withdrawal counts. */
    WITHDRAWN,
    /**
     * The present holder of the number says to have given none, or a call for the advertiser that
     * the event names reached another person; a later verification lifts it.
     */
    DISPUTED,
    /** A call was made on this ground, for the advertiser that the event names. */
    USED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long sequence;

  @Column(name = "number_key")
  public UUID numberKey;

  public UUID consent;

  @Enumerated(EnumType.STRING)
  public Kind kind;

  @Column(name = "happened_at")
  public Instant happenedAt;

  /** For whom it holds; null for every party, or, of a use, when that was not reported. */
  public String advertiser;

  public String channel;

  @Enumerated(EnumType.STRING)
  public VerificationMethod method;

  @Column(name = "evidence_cipher")
  public byte[] evidenceCipher;

  public String decision;

  /** The file that brought it; null for none. */
  @Column(name = "import_file")
  public UUID importFile;

  @Column(name = "import_line")
  public Long importLine;

  @Column(name = "recorded_by")
  public String recordedBy;

  @Column(name = "recorded_at", insertable = false, updatable = false)
  public Instant recordedAt;

  /** When it happened; when it was recorded, if the clock of the client was ahead of ours. */
  Instant countsFrom() {
    return happenedAt.isAfter(recordedAt) ? recordedAt : happenedAt;
  }
}
