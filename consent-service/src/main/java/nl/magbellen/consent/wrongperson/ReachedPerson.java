package nl.magbellen.consent.wrongperson;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * A call that reached another person, or a minor, as an advertiser reported it. Written only by
 * {@link WrongPersonLedger}.
 */
@Entity
@Immutable
@Table(name = "wrong_person")
public class ReachedPerson extends PanacheEntityBase {

  @Id public UUID id;

  @Column(name = "number_key")
  public UUID numberKey;

  public String advertiser;

  @Column(name = "reached_at")
  public Instant reachedAt;

  /** Whether it was a minor. */
  public boolean minor;

  /** Those of a number, oldest first; runs in the caller's session. */
  public static Uni<List<ReachedPerson>> ofNumber(List<UUID> numberKeys) {
    return ReachedPerson.<ReachedPerson>find(
            "numberKey in ?1 order by reachedAt, advertiser, id", numberKeys)
        .list();
  }
}
