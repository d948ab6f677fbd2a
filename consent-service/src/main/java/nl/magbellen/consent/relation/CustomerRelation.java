package nl.magbellen.consent.relation;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A customer relation as its events add up. Written only by {@link RelationLedger}. */
@Entity
@Table(name = "customer_relation")
public class CustomerRelation extends PanacheEntityBase {

  @Id public UUID id;

  @Column(name = "number_key")
  public UUID numberKey;

  public String advertiser;

  public String subject;

  public String person;

  @Enumerated(EnumType.STRING)
  public RelationKind kind;

  @Column(name = "started_at")
  public Instant startedAt;

  @Column(name = "ended_at")
  public Instant endedAt;

  @Column(name = "number_from_sale")
  public boolean numberFromSale;

  @Column(name = "opt_out_offered")
  public boolean optOutOffered;

  @Column(name = "number_cipher")
  public byte[] numberCipher;

  @Column(name = "recorded_at", insertable = false, updatable = false)
  public Instant recordedAt;
}
