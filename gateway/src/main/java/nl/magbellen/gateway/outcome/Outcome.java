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

  /** When somebody answered; null if that was not said. */
  @Column(name = "answered_at")
  public Instant answeredAt;

  @Column(name = "ended_at")
  public Instant endedAt;

  public boolean abandoned;

  public boolean machine;

  /** The dialer's own id of the call; null for none. */
  @Column(name = "call_id")
  public String callId;

  /** Who spoke; null if that was not said. */
  public String telemarketer;

  @Enumerated(EnumType.STRING)
  @Column(name = "right_to_object")
  public RightToObject rightToObject;

  /** Whether a recorded text was announced during the call; null if that was not said. */
  public Boolean announced;

  /** Which version of the recorded text; null if that was not said. */
  @Column(name = "text_version")
  public String textVersion;

  public boolean objected;

  /** The objection that was registered; null if none was made. */
  public UUID objection;

  @Column(name = "wrong_person")
  public boolean wrongPerson;

  @Column(name = "callee_minor")
  public boolean calleeMinor;

  @Column(name = "callback_at")
  public Instant callbackAt;

  @Column(name = "callback_until")
  public Instant callbackUntil;

  /** The requested call that the callback became; null for none. */
  @Column(name = "requested_call")
  public UUID requestedCall;

  public String disposition;

  /** The same for the same report about a call; null where the call cannot be told from another. */
  @Column(name = "told_once")
  public UUID toldOnce;

  /** What the call was made against; null if nothing. */
  @Enumerated(EnumType.STRING)
  public Violation violation;

  @Column(name = "recorded_by")
  public String recordedBy;

  @Column(name = "recorded_at")
  public Instant recordedAt;
}
