package nl.magbellen.consent.balancetest;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;

/** A balance test; never changed once written. */
@Entity
@Table(name = "balance_test")
public class BalanceTest extends PanacheEntityBase {

  @Id public UUID id;

  public String advertiser;

  public String subject;

  @Column(name = "held_on")
  public LocalDate heldOn;

  public Period term;

  public String interests;

  public String impact;

  public String safeguards;

  public String conclusion;

  @Column(name = "approved_by")
  public String approvedBy;

  @Column(name = "committee_advice")
  public String committeeAdvice;

  @Column(name = "recorded_by")
  public String recordedBy;

  @Column(name = "recorded_at", insertable = false, updatable = false)
  public Instant recordedAt;
}
