package nl.magbellen.callerid;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.magbellen.common.DutchTime;
import nl.magbellen.common.Ids;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that happened to a caller id; never changed once written. */
@Entity
@Schema(requiredProperties = {"kind", "happenedAt", "recordedBy", "recordedAt"})
@Table(name = "caller_id_event")
public class CallerIdEvent extends PanacheEntityBase {

  /** What can happen to a caller id. */
  @Schema(name = "CallerIdEventKind")
  public enum Kind {
    /** It was registered. */
    REGISTERED,
    /** Its ownership was proven; the earliest proof counts. */
    PROVEN,
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
  public OwnershipRequest.Method method;

  /** Where the record of the proof is; null for another kind of event. */
  public String evidence;

  @Column(name = "publication_url")
  public String publicationUrl;

  @Column(name = "recorded_by")
  public String recordedBy;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  static CallerIdEvent of(UUID callerId, Kind kind, Instant happenedAt, String recordedBy) {
    CallerIdEvent event = new CallerIdEvent();
    event.id = Ids.next();
    event.callerId = callerId;
    event.kind = kind;
    event.happenedAt = happenedAt;
    event.recordedBy = recordedBy;
    event.recordedAt = DutchTime.now();
    return event;
  }

  static CallerIdEvent proven(UUID callerId, OwnershipRequest request, String recordedBy) {
    CallerIdEvent event = of(callerId, Kind.PROVEN, request.provenAt(), recordedBy);
    event.method = request.method();
    event.evidence = request.evidence();
    return event;
  }

  static CallerIdEvent published(
      UUID callerId, Instant publishedAt, String publicationUrl, String recordedBy) {
    CallerIdEvent event = of(callerId, Kind.PUBLISHED, publishedAt, recordedBy);
    event.publicationUrl = publicationUrl;
    return event;
  }
}
