package nl.magbellen.consent;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.Period;
import java.util.UUID;

/** A consent: its particulars, which never change. Written only by {@link FirstConsents}. */
@Entity
@Table(name = "consent")
public class Consent extends PanacheEntityBase {

  @Id public UUID id;

  @Column(name = "number_key")
  public UUID numberKey;

  public String advertiser;

  public String subject;

  public String person;

  @Column(name = "given_at")
  public Instant givenAt;

  @Column(name = "valid_until")
  public Instant validUntil;

  @Enumerated(EnumType.STRING)
  public Channel channel;

  @Column(name = "text_version")
  public String textVersion;

  /** Of the text that was on record when this was recorded; null if none was. */
  @Column(name = "text_digest")
  public byte[] textDigest;

  public boolean standalone;

  @Column(name = "first_call_within")
  public Period firstCallWithin;

  @Column(name = "number_cipher")
  public byte[] numberCipher;

  @Column(name = "source_cipher")
  public byte[] sourceCipher;

  @Column(name = "recorded_at", insertable = false, updatable = false)
  public Instant recordedAt;
}
