package nl.magbellen.callerid.register;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;

/**
 * What an entry of a register said from {@code recordedAt} until its next version; the first
 * version holds for all earlier times too. Never changed once written. Written only by {@link
 * Register}.
 *
 * @param <V> the kind of version itself
 */
@MappedSuperclass
public abstract class Version<V extends Version<V>> extends PanacheEntityBase {

  @Id public UUID id;

  /** The id that the client chose. */
  public String entry;

  /** Counts from 1. */
  public int version;

  @Column(name = "recorded_by")
  public String recordedBy;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  /** Whether the other one has the same content, whenever and by whomever it was recorded. */
  protected abstract boolean saysTheSameAs(V other);
}
