package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The advertiser as it was registered at the instant of the question.
 *
 * @param id the advertiser's own id, as in {@code zonnestroom}
 * @param manyComplaints null, as a service of an earlier release says it, for ALERT
 * @param similarSubjects families of subjects that the advertiser declared to be similar
 * @param telemarketerRequired whether a call by a human needs a telemarketer who is known; false
 *     where a service of an earlier release does not say it
 * @param reflectionPeriod how long a consumer may think about a contract that needs written
 *     acceptance, as the advertiser fixed it beforehand; null when it is not on record
 */
public record AdvertiserFact(
    String id,
    String name,
    Sector sector,
    boolean active,
    UntrainedTelemarketer untrainedTelemarketer,
    ManyComplaints manyComplaints,
    List<List<String>> similarSubjects,
    boolean telemarketerRequired,
    Period reflectionPeriod)
    implements Evidence {

  public AdvertiserFact {
    requireNonNull(id, "id");
    requireNonNull(sector, "sector");
    requireNonNull(untrainedTelemarketer, "untrainedTelemarketer");
    manyComplaints = requireNonNullElse(manyComplaints, ManyComplaints.ALERT);
    similarSubjects = similarSubjects.stream().map(List::copyOf).toList();
  }

  /** The subject itself and every subject that shares a declared family with it. */
  public Set<String> similarTo(String subject) {
    Set<String> similar = new TreeSet<>(Set.of(subject));
    similarSubjects.stream().filter(f -> f.contains(subject)).forEach(similar::addAll);
    return similar;
  }

  @Override
  public String evidence() {
    return "advertiser:" + id;
  }
}
