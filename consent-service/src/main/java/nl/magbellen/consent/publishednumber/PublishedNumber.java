package nl.magbellen.consent.publishednumber;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.magbellen.service.access.Client;

/**
 * A published business number; never changed once written, and only by {@link
 * PublishedNumberLedger}.
 */
@Entity
@Table(name = "published_number")
public class PublishedNumber extends PanacheEntityBase {

  @Id public UUID id;

  @Column(name = "number_key")
  public UUID numberKey;

  /** A digest of everything that was recorded, and for whom. */
  public byte[] content;

  /** For whose calls it counts; {@link Client#ALL} for everybody's. */
  public String[] advertisers;

  public String holder;

  public String kvk;

  public String url;

  @Column(name = "page_sha256")
  public String pageSha256;

  @Column(name = "seen_at")
  public Instant seenAt;

  @Column(name = "stated_purpose")
  public String statedPurpose;

  public String[] subjects;

  @Column(name = "number_cipher")
  public byte[] numberCipher;

  @Column(name = "recorded_by")
  public String recordedBy;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  /** Those of the advertisers for whom a client acts; {@link Client#ALL} is shown to everybody. */
  List<String> advertisersShownTo(Predicate<String> actsFor) {
    return Stream.of(advertisers)
        .filter(advertiser -> advertiser.equals(Client.ALL) || actsFor.test(advertiser))
        .toList();
  }
}
