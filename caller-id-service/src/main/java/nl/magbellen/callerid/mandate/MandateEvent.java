package nl.magbellen.callerid.mandate;

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
import nl.magbellen.number.Ids;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that happened to a mandate; never changed once written. */
@Entity
@Table(name = "mandate_event")
public class MandateEvent extends PanacheEntityBase {

  /** What can happen to a mandate. */
  @Schema(name = "MandateEventKind")
  public enum Kind {
    /** The advertiser gave it. */
    GIVEN,
    /** Its end was set, or set earlier. */
    ENDED
  }

  @Id @JsonIgnore public UUID id;

  @JsonIgnore public UUID mandate;

  @Enumerated(EnumType.STRING)
  public Kind kind;

  /** From when it counts; an end may lie in the future. */
  @Column(name = "happens_at")
  public Instant happensAt;

  @Column(name = "recorded_by")
  public String recordedBy;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  static MandateEvent of(
      UUID mandate, Kind kind, Instant happensAt, String recordedBy, Instant recordedAt) {
    MandateEvent event = new MandateEvent();
    event.id = Ids.next();
    event.mandate = mandate;
    event.kind = kind;
    event.happensAt = happensAt;
    event.recordedBy = recordedBy;
    event.recordedAt = recordedAt;
    return event;
  }
}
