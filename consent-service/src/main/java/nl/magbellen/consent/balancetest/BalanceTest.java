package nl.magbellen.consent.balancetest;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
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

  /** Null when no advice is on record; then the rest of the advice is null too. */
  @Enumerated(EnumType.STRING)
  @Column(name = "advice_outcome")
  public AdviceOutcome adviceOutcome;

  @Column(name = "advice_term")
  public Period adviceTerm;

  @Column(name = "advice_given_on")
  public LocalDate adviceGivenOn;

  @Column(name = "advice_reference")
  public String adviceReference;

  @Column(name = "recorded_by")
  public String recordedBy;

  @Column(name = "recorded_at", insertable = false, updatable = false)
  public Instant recordedAt;
}
