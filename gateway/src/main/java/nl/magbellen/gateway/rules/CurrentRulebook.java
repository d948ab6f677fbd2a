package nl.magbellen.gateway.rules;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.magbellen.rulebook.Rulebook;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The shipped rulebook, checked at start-up, with the operator's mourning days as they are now. */
@Startup
@ApplicationScoped
public class CurrentRulebook {

  /**
   * A rulebook for readers.
   *
   * @param isCurrent whether its days of mourning are those on record now; if not, they are the
   *     last that were read, or none if none were since the start
   */
  public record Shown(Rulebook rulebook, boolean isCurrent) {}

  /** A reader gets the law without the newest days rather than wait for them. */
  private static final Duration FOR_READERS = Duration.ofSeconds(1);

  private final Rulebook shipped = Rulebook.dutch();
  private final MourningDays mourningDays;
  private final Duration deadline;
  private volatile RulebookWithMourningDays latest =
      new RulebookWithMourningDays(shipped, new TreeSet<>());

  CurrentRulebook(
      MourningDays mourningDays,
      @ConfigProperty(name = "magbellen.mourning-days.deadline") Duration deadline) {
    this.mourningDays = mourningDays;
    this.deadline = deadline;
  }

  /** The rulebook without the operator's days: enough to know from when on there are rules. */
  public Rulebook shipped() {
    return shipped;
  }

  /**
   * The rulebook with the days that are on record at this moment; fails if they do not come in
   * time.
   */
  public Uni<RulebookWithMourningDays> now() {
    return mourningDays.dates().ifNoItem().after(deadline).fail().map(this::extended);
  }

  /**
   * The rulebook to be shown: with the days that are on record, or, when they do not come at once,
   * with the last that were read. Never fails: the law needs no database.
   */
  public Uni<Shown> shown() {
    return mourningDays
        .dates()
        .ifNoItem()
        .after(FOR_READERS)
        .fail()
        .map(days -> new Shown(extended(days).rulebook(), true))
        .onFailure()
        .recoverWithItem(_ -> new Shown(latest.rulebook(), false));
  }

  /** The rulebook as it was with these days on record. */
  public Rulebook with(SortedSet<LocalDate> days) {
    RulebookWithMourningDays known = latest;
    return known.mourningDays().equals(days) ? known.rulebook() : shipped.withMourningDays(days);
  }

  private RulebookWithMourningDays extended(SortedSet<LocalDate> days) {
    RulebookWithMourningDays known = latest;
    if (!known.mourningDays().equals(days)) {
      known = new RulebookWithMourningDays(shipped.withMourningDays(days), days);
      latest = known;
    }
    return known;
  }
}
