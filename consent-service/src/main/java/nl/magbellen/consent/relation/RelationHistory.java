package nl.magbellen.consent.relation;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.imports.FileEvidences;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.database.Filters;

/** Reads customer relations with their events, in the caller's session. */
@ApplicationScoped
public class RelationHistory {

  private final NumberKeys keys;
  private final NumberCipher cipher;
  private final FileEvidences files;

  RelationHistory(NumberKeys keys, NumberCipher cipher, FileEvidences files) {
    this.keys = keys;
    this.cipher = cipher;
    this.files = files;
  }

  /** The relation with this id, or null. */
  public Uni<RelationRecord> find(UUID id) {
    return CustomerRelation.<CustomerRelation>find("id", id)
        .list()
        .flatMap(this::complete)
        .map(found -> found.isEmpty() ? null : found.getFirst());
  }

  /**
   * Relations, oldest first.
   *
   * @param number of whom; null for anybody
   * @param advertisers whose; null for all
   * @param after only records with a greater id
   */
  public Uni<List<RelationRecord>> list(
      TelephoneNumber number, Collection<String> advertisers, UUID after, int most) {
    return new Filters()
        .and("id > :after", after)
        .and("advertiser in :advertisers", advertisers)
        .and("numberKey in :numberKeys", keys.values(number))
        .list(CustomerRelation.class, most)
        .flatMap(this::complete);
  }

  private Uni<List<RelationRecord>> complete(List<CustomerRelation> relations) {
    List<UUID> ids = relations.stream().map(relation -> relation.id).toList();
    return RelationEvent.<RelationEvent>find("relation in ?1 order by sequence", ids)
        .list()
        .call(this::nameFiles)
        .map(all -> all.stream().collect(groupingBy(event -> event.relation)))
        .map(events -> relations.stream().map(relation -> record(relation, events)).toList());
  }

  private Uni<FileEvidences.Found> nameFiles(List<RelationEvent> events) {
    return files
        .find(events.stream().map(event -> event.importFile).toList())
        .invoke(
            found ->
                events.forEach(event -> event.file = found.of(event.importFile, event.importLine)));
  }

  private RelationRecord record(CustomerRelation relation, Map<UUID, List<RelationEvent>> events) {
    return new RelationRecord(
        relation.id,
        cipher.decryptNumber(relation.numberCipher, RelationLedger.PURPOSE),
        relation.advertiser,
        relation.subject,
        relation.person,
        relation.kind,
        relation.startedAt,
        relation.endedAt,
        relation.numberFromSale,
        relation.optOutOffered,
        relation.recordedAt,
        events.getOrDefault(relation.id, List.of()));
  }
}
