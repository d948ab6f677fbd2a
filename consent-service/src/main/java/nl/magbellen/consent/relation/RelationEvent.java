package nl.magbellen.consent.relation;

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

/** Something that happened to a customer relation; never changed once written. */
@Entity
@Table(name = "customer_relation_event")
public class RelationEvent extends PanacheEntityBase {

  /** What can happen to a customer relation. */
  @Schema(name = "RelationEventKind")
  public enum Kind {
    /** It began. */
    STARTED,
    /** It ended. */
    ENDED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @JsonIgnore
  public Long sequence;

  @Column(name = "number_key")
  @JsonIgnore
  public UUID numberKey;

  @JsonIgnore public UUID relation;

  @Enumerated(EnumType.STRING)
  public Kind kind;

  @Column(name = "happened_at")
  public Instant happenedAt;

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
