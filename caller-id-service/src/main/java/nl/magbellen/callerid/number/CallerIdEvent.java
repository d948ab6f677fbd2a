package nl.magbellen.callerid.number;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import nl.magbellen.imports.FileEvidence;
import nl.magbellen.number.Ids;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that happened to a caller id; never changed once written. */
@Entity
@Table(name = "caller_id_event")
public class CallerIdEvent extends PanacheEntityBase {

  /** What can happen to a caller id. */
  @Schema(name = "CallerIdEventKind")
  public enum Kind {
    /** It was registered. */
    REGISTERED,
    /** Its ownership was proven; the earliest proof counts. */
    PROVEN,
    /**
     * A proof was recorded, but the number is proven for somebody else at its instant: it does not
     * count until somebody agrees.
     */
    CLAIMED,
    /** An operator, or the holder of the number, agreed to the claim: it counts from then. */
    AGREED,
    /** The advertiser published it; the earliest publication counts. */
    PUBLISHED,
    /** It was given up. */
    RELEASED
  }

  @Id @JsonIgnore public UUID id;

  @JsonIgnore
  @Column(name = "caller_id")
  public UUID callerId;

  @Enumerated(EnumType.STRING)
  public Kind kind;

  @Column(name = "happened_at")
  public Instant happenedAt;

  /** How ownership was proven; null for another kind of event. */
  @Enumerated(EnumType.STRING)
  public OwnershipRequest.@Nullable Method method;

  /** Where the record of the proof or of the agreement is; null for another kind of event. */
  public @Nullable String evidence;

  @Column(name = "publication_url")
  public @Nullable String publicationUrl;

  /** Who said yes, for an agreement that a client of all advertisers reads; else null. */
  @Column(name = "agreed_by")
  public @Nullable String agreedBy;

  /** In whose place a claim was agreed to; null for another kind of event. */
  @Enumerated(EnumType.STRING)
  @Column(name = "agreed_as")
  public @Nullable AgreedAs agreedAs;

  @Column(name = "import_file")
  @JsonIgnore
  public UUID importFile;

  @Column(name = "import_line")
  @JsonIgnore
  public Long importLine;

  /** The file that brought it; null for none. */
  @Transient public @Nullable FileEvidence file;

  /** Who wrote it down; null for an agreement that another party's client reads. */
  @Column(name = "recorded_by")
  public @Nullable String recordedBy;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  static CallerIdEvent of(
      UUID callerId, Kind kind, Instant happenedAt, String recordedBy, Instant recordedAt) {
    CallerIdEvent event = new CallerIdEvent();
    event.id = Ids.next();
    event.callerId = callerId;
    event.kind = kind;
    event.happenedAt = happenedAt;
    event.recordedBy = recordedBy;
    event.recordedAt = recordedAt;
    return event;
  }

  /**
   * A proof of ownership.
   *
   * @param kind {@link Kind#PROVEN} if it counts, else {@link Kind#CLAIMED}
   */
  static CallerIdEvent proof(
      UUID callerId, Kind kind, OwnershipRequest request, String recordedBy, Instant recordedAt) {
    CallerIdEvent event = of(callerId, kind, request.provenAt(), recordedBy, recordedAt);
    event.method = request.method();
    event.evidence = request.evidence();
    return event;
  }

  static CallerIdEvent published(
      UUID callerId,
      Instant publishedAt,
      String publicationUrl,
      String recordedBy,
      Instant recordedAt) {
    CallerIdEvent event = of(callerId, Kind.PUBLISHED, publishedAt, recordedBy, recordedAt);
    event.publicationUrl = publicationUrl;
    return event;
  }

  static CallerIdEvent agreed(
      UUID callerId,
      AgreementRequest request,
      AgreedAs agreedAs,
      String recordedBy,
      Instant recordedAt) {
    CallerIdEvent event = of(callerId, Kind.AGREED, request.agreedAt(), recordedBy, recordedAt);
    event.evidence = request.evidence();
    event.agreedBy = request.agreedBy();
    event.agreedAs = agreedAs;
    return event;
  }

  /** As a client reads it that may learn nothing of others: an agreement without names. */
  CallerIdEvent withoutOthers() {
    if (kind != Kind.AGREED) {
      return this;
    }
    CallerIdEvent event = of(callerId, kind, happenedAt, null, recordedAt);
    event.agreedAs = agreedAs;
    return event;
  }
}
