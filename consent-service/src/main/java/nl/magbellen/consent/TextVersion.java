package nl.magbellen.consent;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Period;

/** A version of an advertiser's consent text; neither its body nor what it stated ever changes. */
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

  /** Whether the request for consent stood alone and named caller and subject. */
  public boolean standalone;

  /** The term for the first call that the text stated; null for none. */
  @Column(name = "first_call_within")
  public Period firstCallWithin;
}
