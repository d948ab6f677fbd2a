package nl.magbellen.gateway.disposition;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.question.Terms;

/**
 * Reads dispositions. The table of the agency that called comes first; what it does not say of a
 * word, that of the advertiser may. A word that neither has, or of which they do not say whether it
 * is an objection, is one if it is named like one.
 */
@ApplicationScoped
public class Dispositions {

  private final DispositionTables tables;
  private final Set<Word> doNotCall;

  Dispositions(DispositionTables tables, DispositionSettings settings) {
    this.tables = tables;
    this.doNotCall =
        settings.doNotCall().stream().map(Word::of).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * A word, as a dialer wrote it.
   *
   * @param agency that called; null when the advertiser did itself
   * @param advertiser for whom
   * @param disposition null for none
   * @param usual what is so where no table says otherwise: what the dialer's maker says of the
   *     word, or what else is known of the call
   */
  public record Said(String agency, String advertiser, String disposition, Meaning usual) {

    /** A word on a call that was made on these terms. */
    public static Said on(Terms terms, String disposition, Meaning usual) {
      return new Said(terms.agency(), terms.advertiser(), disposition, usual);
    }

    /** Whose dialer said it. */
    private TableOwner caller() {
      return agency == null ? TableOwner.advertiser(advertiser) : TableOwner.agency(agency);
    }

    private Stream<TableOwner> owners() {
      return Stream.of(caller(), TableOwner.advertiser(advertiser)).distinct();
    }
  }

  /**
   * What a word means.
   *
   * @param isMapped whether it stands in a table
   */
  public record Read(Meaning meaning, boolean isMapped) {}

  /** What these words mean, in their order. */
  public Uni<List<Read>> read(List<Said> all) {
    Set<TableOwner> owners =
        all.stream()
            .filter(said -> said.disposition() != null)
            .flatMap(Said::owners)
            .collect(Collectors.toSet());
    return tables.of(owners).map(found -> all.stream().map(said -> read(said, found)).toList());
  }

  private Read read(Said said, Map<TableOwner, Map<Word, Meaning>> found) {
    if (said.disposition() == null) {
      return new Read(said.usual(), true);
    }
    Word word = Word.of(said.disposition());
    return said.owners()
        .map(owner -> found.getOrDefault(owner, Map.of()).get(word))
        .filter(meaning -> meaning != null)
        .reduce(Meaning::or)
        .map(meaning -> new Read(named(word, meaning.or(said.usual())), true))
        .orElseGet(() -> new Read(named(word, said.usual()), false));
  }

  private Meaning named(Word word, Meaning told) {
    return told.objection() == null && doNotCall.contains(word)
        ? new Meaning(
            true,
            told.connected(),
            told.wrongPerson(),
            told.calleeMinor(),
            told.machine(),
            told.abandoned())
        : told;
  }

  /** Whether a word that stands in no table is an objection. */
  boolean isNamedLikeAnObjection(String disposition) {
    return doNotCall.contains(Word.of(disposition));
  }

  /** Counts words that stand in no table, in the caller's transaction. */
  public Uni<Void> count(List<Said> unmapped) {
    Map<UnmappedWord, Long> counts =
        unmapped.stream()
            .collect(
                Collectors.groupingBy(
                    said -> new UnmappedWord(said.caller(), said.disposition()),
                    TreeMap::new,
                    Collectors.counting()));
    return counts.isEmpty() ? Uni.createFrom().voidItem() : tables.count(counts);
  }
}
