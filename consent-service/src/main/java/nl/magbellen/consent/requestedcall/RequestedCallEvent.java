package nl.magbellen.consent.requestedcall;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import nl.magbellen.imports.FileEvidence;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that happened to a requested call; never changed once written. */
@Entity
@Table(name = "requested_call_event")
public class RequestedCallEvent extends PanacheEntityBase {

  /** What can happen to a requested call. */
  @Schema(name = "RequestedCallEventKind")
  public enum Kind {
    /** The consumer asked for it. */
    REQUESTED,
    /** It was made; the earliest use counts. */
    USED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @JsonIgnore
  public Long sequence;

  @Column(name = "number_key")
  @JsonIgnore
  public UUID numberKey;

  @Column(name = "requested_call")
  @JsonIgnore
  public UUID requestedCall;

  @Enumerated(EnumType.STRING)
  public Kind kind;

  @Column(name = "happened_at")
  public Instant happenedAt;

  /** The decision on which it was made; null unless used. */
  public @Nullable String decision;

  @Column(name = "import_file")
  @JsonIgnore
  public UUID importFile;

  @Column(name = "import_line")
  @JsonIgnore
  public Long importLine;

  /** The file that brought it; null for none. */
  @Transient public @Nullable FileEvidence file;

  @Column(name = "recorded_by")
  public String recordedBy;

  @Column(name = "recorded_at", insertable = false, updatable = false)
  public Instant recordedAt;
}
