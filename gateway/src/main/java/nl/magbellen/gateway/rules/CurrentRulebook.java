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
   * A rulebook and the operator's days in it.
   *
   * @param mourningDays kept with a decision, so that it can be decided again
   */
  public record Extended(Rulebook rulebook, SortedSet<LocalDate> mourningDays) {}

  private final Rulebook shipped = Rulebook.dutch();
  private final MourningDays mourningDays;
  private final Duration deadline;
  private volatile Extended latest = new Extended(shipped, new TreeSet<>());

  CurrentRulebook(
      MourningDays mourningDays,
      @ConfigProperty(name = "magbellen.log.deadline") Duration deadline) {
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
  public Uni<Extended> now() {
    return mourningDays.dates().ifNoItem().after(deadline).fail().map(this::extended);
  }

  /** The rulebook as it was with these days on record. */
  public Rulebook with(SortedSet<LocalDate> days) {
    Extended known = latest;
    return known.mourningDays().equals(days) ? known.rulebook() : shipped.withMourningDays(days);
  }

  private Extended extended(SortedSet<LocalDate> days) {
    Extended known = latest;
    if (!known.mourningDays().equals(days)) {
      known = new Extended(shipped.withMourningDays(days), days);
      latest = known;
    }
    return known;
  }
}
