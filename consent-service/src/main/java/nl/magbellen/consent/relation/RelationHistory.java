package nl.magbellen.consent.relation;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.consent.RecordsOfNumber;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.TelephoneNumber;

/** Reads customer relations with their events, in the caller's session. */
@ApplicationScoped
public class RelationHistory {

  private final RecordsOfNumber records;
  private final NumberCipher cipher;

  RelationHistory(RecordsOfNumber records, NumberCipher cipher) {
    this.records = records;
    this.cipher = cipher;
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
    return records
        .list(CustomerRelation.class, number, advertisers, after, most)
        .flatMap(this::complete);
  }

  private Uni<List<RelationRecord>> complete(List<CustomerRelation> relations) {
    List<UUID> ids = relations.stream().map(relation -> relation.id).toList();
    return RelationEvent.<RelationEvent>find("relation in ?1 order by sequence", ids)
        .list()
        .map(all -> all.stream().collect(groupingBy(event -> event.relation)))
        .map(events -> relations.stream().map(relation -> record(relation, events)).toList());
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
