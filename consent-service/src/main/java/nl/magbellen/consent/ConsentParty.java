package nl.magbellen.consent;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An advertiser for whom a consent holds, until {@code withdrawnAt} if that is set. */
@Entity
@IdClass(ConsentParty.Key.class)
@Table(name = "consent_party")
public class ConsentParty extends PanacheEntityBase {

  /** A consent has each party once. */
  public record Key(UUID consent, String advertiser) {}

  @Id public UUID consent;

  @Id public String advertiser;

  @Column(name = "number_key")
  public UUID numberKey;

  public boolean addressee;

  @Column(name = "withdrawn_at")
  public Instant withdrawnAt;

  /** When a call for this advertiser was first made on this ground; null if never. */
  @Column(name = "first_used_at", insertable = false, updatable = false)
  public Instant firstUsedAt;
}
