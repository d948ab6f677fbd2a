package nl.magbellen.callerid.telemarketer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.magbellen.number.Ids;
import org.jspecify.annotations.Nullable;

/** An exam that a telemarketer passed; never changed once written. */
@Entity
@Table(name = "training")
public class Training extends PanacheEntityBase {

  @Id public UUID id;

  /** The entry of the register, see {@link TelemarketerOwner#entry}. */
  @JsonIgnore public String telemarketer;

  @Enumerated(EnumType.STRING)
  public TrainingModule module;

  @Column(name = "code_version")
  public String codeVersion;

  @Column(name = "passed_on")
  public LocalDate passedOn;

  /** Last local date on which it counts; null for no end. */
  @Column(name = "valid_until")
  public @Nullable LocalDate validUntil;

  @Column(name = "recorded_by")
  public String recordedBy;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  static Training of(String entry, TrainingRequest request, String recordedBy, Instant recordedAt) {
    Training training = new Training();
    training.id = Ids.next();
    training.telemarketer = entry;
    training.module = request.module();
    training.codeVersion = request.codeVersion();
    training.passedOn = request.passedOn();
    training.validUntil = request.validUntil();
    training.recordedBy = recordedBy;
    training.recordedAt = recordedAt;
    return training;
  }
}
