package nl.magbellen.consent;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.magbellen.imports.FileEvidences;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.database.Filters;

/** Reads consents with their parties, events and texts, in the caller's session. */
@ApplicationScoped
public class ConsentHistory {

  private final NumberKeys keys;
  private final FileEvidences files;

  ConsentHistory(NumberKeys keys, FileEvidences files) {
    this.keys = keys;
    this.files = files;
  }

  /** The consent with this id, or null. */
  public Uni<RecordedConsent> find(UUID id) {
    return ofIds(List.of(id)).map(found -> found.isEmpty() ? null : found.getFirst());
  }

  /**
   * Consents, oldest first.
   *
   * @param number on which the giver may be called; null for any
   * @param parties for one of whom it was given; null for anybody
   * @param after only records with a greater id
   */
  public Uni<List<RecordedConsent>> list(
      TelephoneNumber number, Collection<String> parties, UUID after, int most) {
    Filters filters = parties == null ? new Filters().and("p.addressee") : new Filters();
    return filters
        .and("p.consent > :after", after)
        .and("p.advertiser in :parties", parties)
        .and("p.numberKey in :numberKeys", keys.values(number))
        .list("select distinct p.consent from ConsentParty p", "p.consent", UUID.class, most)
        .flatMap(this::ofIds);
  }

  /** All consents of a number, oldest first; the number is given by its keys. */
  public Uni<List<RecordedConsent>> ofNumber(Collection<UUID> numberKeys) {
    return Consent.<Consent>find("numberKey in ?1 order by id", numberKeys)
        .list()
        .flatMap(this::complete);
  }

  private Uni<List<RecordedConsent>> ofIds(List<UUID> ids) {
    return Consent.<Consent>find("id in ?1 order by id", ids).list().flatMap(this::complete);
  }

  private Uni<List<RecordedConsent>> complete(List<Consent> consents) {
    List<UUID> ids = consents.stream().map(consent -> consent.id).toList();
    return parties(ids)
        .flatMap(
            parties ->
                events(ids)
                    .flatMap(
                        events ->
                            filesOf(events)
                                .flatMap(
                                    files ->
                                        texts(consents)
                                            .map(
                                                texts ->
                                                    assemble(
                                                        consents, parties, events, texts,
                                                        files)))));
  }

  private Uni<FileEvidences.Found> filesOf(Map<UUID, List<ConsentEvent>> events) {
    return files.find(
        events.values().stream().flatMap(List::stream).map(event -> event.importFile).toList());
  }

  private static List<RecordedConsent> assemble(
      List<Consent> consents,
      Map<UUID, List<ConsentParty>> parties,
      Map<UUID, List<ConsentEvent>> events,
      Map<TextVersion.Key, TextVersion> texts,
      FileEvidences.Found files) {
    return consents.stream()
        .map(
            consent ->
                new RecordedConsent(
                    consent,
                    parties.getOrDefault(consent.id, List.of()),
                    events.getOrDefault(consent.id, List.of()),
                    ownText(consent, texts),
                    files))
        .toList();
  }

  /** A text that came on record after the consent is not what the giver was seen to agree to. */
  private static TextVersion ownText(Consent consent, Map<TextVersion.Key, TextVersion> texts) {
    return consent.textDigest == null
        ? null
        : texts.get(new TextVersion.Key(consent.advertiser, consent.textVersion));
  }

  private static Uni<Map<UUID, List<ConsentParty>>> parties(List<UUID> ids) {
    return ConsentParty.<ConsentParty>find("consent in ?1 order by addressee desc, advertiser", ids)
        .list()
        .map(all -> all.stream().collect(groupingBy(party -> party.consent)));
  }

  private static Uni<Map<UUID, List<ConsentEvent>>> events(List<UUID> ids) {
    return ConsentEvent.<ConsentEvent>find("consent in ?1 order by sequence", ids)
        .list()
        .map(all -> all.stream().collect(groupingBy(event -> event.consent)));
  }

  private static Uni<Map<TextVersion.Key, TextVersion>> texts(List<Consent> consents) {
    List<String> advertisers =
        consents.stream().map(consent -> consent.advertiser).distinct().toList();
    List<String> versions =
        consents.stream()
            .filter(consent -> consent.textVersion != null)
            .map(consent -> consent.textVersion)
            .distinct()
            .toList();
    return TextVersion.<TextVersion>find(
            "advertiser in ?1 and version in ?2", advertisers, versions)
        .list()
        .map(
            all ->
                all.stream()
                    .collect(
                        toMap(
                            text -> new TextVersion.Key(text.advertiser, text.version),
                            Function.identity())));
  }
}
