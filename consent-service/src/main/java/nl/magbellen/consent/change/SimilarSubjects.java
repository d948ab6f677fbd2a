package nl.magbellen.consent.change;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
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

/** Which subjects advertisers declared to be similar: a balance test of one holds for all. */
@Singleton
class SimilarSubjects {

  private final CallerQuestion question;

  SimilarSubjects(@RestClient CallerQuestion question) {
    this.question = question;
  }

  /** What was declared by that instant. */
  record Declared(Map<String, AdvertiserFact> advertisers) {

    /** The subject itself and those similar to it. */
    Set<String> to(String subject, String advertiser) {
      return Optional.ofNullable(advertisers.get(advertiser))
          .map(fact -> fact.similarTo(subject))
          .orElse(Set.of(subject));
    }
  }

  /** What these advertisers declared; fails when that cannot be asked, or an answer not be read. */
  Uni<Declared> of(List<String> advertisers, Instant at) {
    return advertisers.isEmpty()
        ? Uni.createFrom().item(new Declared(Map.of()))
        : question
            .lookUp(FactsJson.write(batch(advertisers, at)))
            .map(FactsJson::callers)
            .map(facts -> declared(advertisers, facts));
  }

  private static CallerLookup.Batch batch(List<String> advertisers, Instant at) {
    return new CallerLookup.Batch(
        advertisers.stream()
            .map(advertiser -> new CallerLookup(advertiser, null, null, null, List.of(), at))
            .toList());
  }

  private static Declared declared(List<String> advertisers, List<Optional<CallerFacts>> facts) {
    Map<String, AdvertiserFact> declared = new HashMap<>();
    for (int place = 0; place < advertisers.size(); place++) {
      declared.put(advertisers.get(place), facts.get(place).orElseThrow().advertiser());
    }
    return new Declared(declared);
  }
}
