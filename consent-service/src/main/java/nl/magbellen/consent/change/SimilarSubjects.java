package nl.magbellen.consent.change;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.json.FactsJson;
import nl.magbellen.facts.lookup.CallerLookup;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Which subjects advertisers declared to be similar: a balance test of one holds for all. */
@Singleton
class SimilarSubjects {

  /** In one question: its answer is read as a whole. */
  private static final int MOST = 100;

  private static final Logger LOG = Logger.getLogger(SimilarSubjects.class);

  private final CallerQuestion question;

  SimilarSubjects(@RestClient CallerQuestion question) {
    this.question = question;
  }

  /**
   * What was declared by an instant.
   *
   * @param asked the advertisers about whom it was asked
   * @param families by advertiser; none for one of whom it could not be found out
   */
  record Declared(Set<String> asked, Map<String, Optional<AdvertiserFact>> families) {

    /** The subject itself and those similar to it; empty where that could not be found out. */
    Optional<Set<String>> to(String subject, String advertiser) {
      return asked.contains(advertiser)
          ? Optional.ofNullable(families.get(advertiser))
              .map(fact -> fact.map(known -> known.similarTo(subject)).orElse(Set.of(subject)))
          : Optional.of(Set.of(subject));
    }
  }

  /**
   * What these advertisers declared. Of whom it cannot be asked, or not be read, nothing is known:
   * that is one line of the log, and keeps it from nobody else.
   */
  Uni<Declared> of(List<String> advertisers, Instant at) {
    return Multi.createFrom()
        .iterable(parts(advertisers))
        .onItem()
        .transformToUniAndConcatenate(part -> ask(part, at))
        .collect()
        .in(HashMap<String, Optional<AdvertiserFact>>::new, Map::putAll)
        .map(families -> new Declared(Set.copyOf(advertisers), families));
  }

  private static List<List<String>> parts(List<String> advertisers) {
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < advertisers.size(); from += MOST) {
      parts.add(advertisers.subList(from, Math.min(from + MOST, advertisers.size())));
    }
    return parts;
  }

  private Uni<Map<String, Optional<AdvertiserFact>>> ask(List<String> advertisers, Instant at) {
    return question
        .lookUp(FactsJson.write(batch(advertisers, at)))
        .map(FactsJson::callers)
        .map(facts -> families(advertisers, facts))
        .onFailure()
        .recoverWithItem(
            failure -> {
              warn(advertisers, failure.toString());
              return Map.of();
            });
  }

  private static CallerLookup.Batch batch(List<String> advertisers, Instant at) {
    return new CallerLookup.Batch(
        advertisers.stream()
            .map(advertiser -> new CallerLookup(advertiser, null, null, null, List.of(), at))
            .toList());
  }

  private static Map<String, Optional<AdvertiserFact>> families(
      List<String> advertisers, List<Optional<CallerFacts>> facts) {
    if (facts.size() != advertisers.size()) {
      throw new IllegalStateException(
          "%d answers to %d look-ups".formatted(facts.size(), advertisers.size()));
    }
    Map<String, Optional<AdvertiserFact>> families = new HashMap<>();
    for (int place = 0; place < advertisers.size(); place++) {
      String advertiser = advertisers.get(place);
      facts
          .get(place)
          .map(known -> Optional.ofNullable(known.advertiser()))
          .ifPresentOrElse(
              fact -> families.put(advertiser, fact),
              () -> warn(List.of(advertiser), "its facts cannot be read"));
    }
    return families;
  }

  private static void warn(List<String> advertisers, String cause) {
    LOG.warnf(
        "the terms of former customers are told later, their families of subjects are not known advertisers=%s cause=%s",
        advertisers, cause);
  }
}
