package nl.magbellen.objection;

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

/** Something that happened to an objection; never changed once written. */
@Entity
@Table(name = "objection_event")
public class ObjectionEvent extends PanacheEntityBase {

  /** What can happen to an objection. */
  public enum Kind {
    /** It was received for the first time. */
    RECEIVED,
    /**
     * It was received once more: the earliest receipt is its beginning, and only what is stated
     * after the latest lifts it.
     */
    RECEIVED_AGAIN,
    /** The consumer expressly lifted it. */
    LIFTED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long sequence;

  @Column(name = "number_key")
  public UUID numberKey;

  public UUID objection;

  @Enumerated(EnumType.STRING)
  public Kind kind;

  @Column(name = "happened_at")
  public Instant happenedAt;

  @Enumerated(EnumType.STRING)
  public Channel channel;

  public String source;

  public String statement;

  public String evidence;

  /** The file that brought it; null for none. */
  @Column(name = "import_file")
  public UUID importFile;

  @Column(name = "import_line")
  public Long importLine;

  @Column(name = "recorded_by")
  public String recordedBy;

  @Column(name = "recorded_at", insertable = false, updatable = false)
  public Instant recordedAt;
}
