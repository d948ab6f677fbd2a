package nl.magbellen.rulebook;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.magbellen.rulebook.RulebookFile.WrittenCitation;
import nl.magbellen.rulebook.RulebookFile.WrittenDocument;

/** The documents that a rulebook file names once, and the places in them that its rules cite. */
final class SourceCatalogue {
  private final Map<String, WrittenDocument> documents;
  private final Set<String> cited = new HashSet<>();

  SourceCatalogue(Map<String, WrittenDocument> documents) {
    this.documents = documents;
  }

  /** Those of a rule, in the order of their dates. */
  List<Citation> citations(List<WrittenCitation> written) {
    return written.stream()
        .map(this::citation)
        .sorted(
            Comparator.comparing(Citation::from, Comparator.nullsFirst(Comparator.naturalOrder())))
        .toList();
  }

  Citation citation(WrittenCitation written) {
    WrittenDocument document = documents.get(written.in());
    if (document == null) {
      throw new IllegalArgumentException("unknown source " + written.in());
    }
    cited.add(written.in());
    return new Citation(
        written.from(),
        new Source(document.text(), written.article(), document.url(), document.readOn()));
  }

  /** A document that nothing cites is a mistake. */
  void everyDocumentIsCited() {
    Set<String> idle = new TreeSet<>(documents.keySet());
    idle.removeAll(cited);
    if (!idle.isEmpty()) {
      throw new InvalidRulebook("no rule cites the sources " + idle);
    }
  }
}
