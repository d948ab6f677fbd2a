package nl.magbellen.callerid.number;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.magbellen.number.Ids;
import org.jspecify.annotations.Nullable;

/** One call to a caller id, to see whether it can be called back; never changed once written. */
@Entity
@Table(name = "callback_check")
public class CallbackCheck extends PanacheEntityBase {

  @Id public UUID id;

  @JsonIgnore
  @Column(name = "caller_id")
  public UUID callerId;

  public Instant at;

  @Enumerated(EnumType.STRING)
  public CallbackResult result;

  @Column(name = "identifies_advertiser")
  public boolean identifiesAdvertiser;

  @Column(name = "ordinary_tariff")
  public boolean ordinaryTariff;

  /** The call that saw it; null for a check that a person recorded. */
  public @Nullable UUID probe;

  @Column(name = "recorded_by")
  public String recordedBy;

  @Column(name = "recorded_at")
  public Instant recordedAt;

  static CallbackCheck of(
      UUID callerId, CallbackCheckRequest request, String recordedBy, Instant recordedAt) {
    CallbackCheck check = new CallbackCheck();
    check.id = Ids.next();
    check.callerId = callerId;
    check.at = request.at();
    check.result = request.result();
    check.identifiesAdvertiser = request.identifiesAdvertiser();
    check.ordinaryTariff = request.ordinaryTariff();
    check.recordedBy = recordedBy;
    check.recordedAt = recordedAt;
    return check;
  }
}
