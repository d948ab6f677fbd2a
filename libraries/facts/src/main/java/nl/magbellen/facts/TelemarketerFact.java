package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The person who calls.
 *
 * @param id the agency's own id, as in {@code t-0042}
 * @param agency where the person works; null when with advertisers themselves
 * @param advertisers ids of the advertisers for whom the person works; may be empty when at an
 *     agency
 */
public record TelemarketerFact(
    String id, String agency, List<String> advertisers, List<TrainingFact> trainings)
    implements Evidence {

  public TelemarketerFact {
    requireNonNull(id, "id");
    advertisers = List.copyOf(advertisers);
    trainings = List.copyOf(trainings);
  }

  @Override
  public String evidence() {
    return "telemarketer:" + id;
  }
}
