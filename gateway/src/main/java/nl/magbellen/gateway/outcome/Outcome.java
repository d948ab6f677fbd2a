package nl.magbellen.gateway.outcome;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.magbellen.gateway.answer.Violation;

/** What was reported about a call; a correction is a further report. */
@Entity
@Table(name = "outcome")
public class Outcome extends PanacheEntityBase {

  @Id public UUID id;

  public UUID decision;

  @Column(name = "decided_at")
  public Instant decidedAt;

  public boolean connected;

  /** When the call began; null if that was not said. */
  @Column(name = "started_at")
  public Instant startedAt;

  @Column(name = "ended_at")
  public Instant endedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "right_to_object")
  public RightToObject rightToObject;

  /** Whether a recorded text was announced during the call; null if that was not said. */
  public Boolean announced;

  public boolean objected;

  /** The objection that was registered; null if none was made. */
  public UUID objection;

  public String disposition;

  /** What the call was made against; null if nothing. */
  @Enumerated(EnumType.STRING)
  public Violation violation;

  @Column(name = "recorded_by")
  public String recordedBy;

  @Column(name = "recorded_at")
  public Instant recordedAt;
}
