package nl.magbellen.callerid.mandate;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A mandate as its events add up. Written only by {@link MandateLedger}. */
@Entity
@Table(name = "mandate")
public class Mandate extends PanacheEntityBase {

  @Id public UUID id;

  public String agency;

  public String advertiser;

  public String[] subjects;

  @Enumerated(EnumType.STRING)
  public MandateKind kind;

  @Column(name = "valid_from")
  public Instant validFrom;

  @Column(name = "valid_to")
  public Instant validTo;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  String advertiser() {
    return advertiser;
  }

  MandateRecord asRecord(List<MandateEvent> events) {
    return new MandateRecord(
        id,
        agency,
        advertiser,
        List.of(subjects),
        validFrom,
        validTo,
        kind,
        recordedAt,
        events.stream().filter(event -> event.mandate.equals(id)).toList());
  }
}
