package nl.magbellen.gateway.log;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What was reported about a call; a correction is a further report. */
@Entity
@Table(name = "outcome")
public class Outcome extends PanacheEntityBase {

  @Id public UUID id;

  public UUID decision;

  @Column(name = "decided_at")
  public Instant decidedAt;

  public boolean connected;

  @Column(name = "ended_at")
  public Instant endedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "right_to_object")
  public RightToObject rightToObject;

  public boolean objected;

  /** The objection that was registered; null if none was made. */
  public UUID objection;

  public String disposition;

  @Column(name = "recorded_by")
  public String recordedBy;

  @Column(name = "recorded_at")
  public Instant recordedAt;
}
