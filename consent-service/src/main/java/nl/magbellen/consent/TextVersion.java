package nl.magbellen.consent;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A version of an advertiser's consent text; its body never changes. */
@Entity
@IdClass(TextVersion.Key.class)
@Table(name = "consent_text")
public class TextVersion extends PanacheEntityBase {

  /** An advertiser has each version once. */
  public record Key(String advertiser, String version) {}

  @Id public String advertiser;

  @Id public String version;

  public byte[] digest;

  public String body;
}
