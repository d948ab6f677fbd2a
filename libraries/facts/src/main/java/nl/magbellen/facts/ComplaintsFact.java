package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * The complaints of consumers about the number, the agency or the telemarketer of a call, counted
 * over a period.
 *
 * @param latest the complaint that was received last
 * @param people how many complained, each counted once
 * @param from the start of the period, included
 * @param until its end, included: the end of the minute of the question
 */
public record ComplaintsFact(
    UUID latest, ComplaintsAbout about, int people, Instant from, Instant until)
    implements Evidence {

  public ComplaintsFact {
    requireNonNull(latest, "latest");
    requireNonNull(about, "about");
    requireNonNull(from, "from");
    requireNonNull(until, "until");
  }

  @Override
  public String evidence() {
    return "complaint:" + latest;
  }
}
