package nl.magbellen.consent.publishednumber;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.Sha256;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.database.Filters;
import nl.magbellen.service.idempotency.Registration;
import nl.magbellen.service.refusal.RefusedException;

/** Keeps the published numbers; every method runs in the caller's session or transaction. */
@ApplicationScoped
public class PublishedNumberLedger {

  /** Of published numbers, as they are kept. */
  public static final String NUMBER = "published-number.number";

  /** The same content under an older key of the number is the same record. */
  private static final String INSERT =
      """
      insert into published_number (number_key, id, content, advertisers, holder, kvk, url,
        page_sha256, seen_at, stated_purpose, subjects, number_cipher, recorded_by)
      select :numberKey, :id, :content, :advertisers, :holder, :kvk, :url,
        :pageSha256, :seenAt, :statedPurpose, :subjects, :numberCipher, :recordedBy
      where not exists (
        select 1 from published_number
        where number_key = any(:numberKeys) and content = :content)
      on conflict (number_key, content) do nothing
      """;

  private static final String STANDING =
      "from PublishedNumber where numberKey in :numberKeys and content = :content order by id";

  private final NumberKeys keys;
  private final NumberCipher cipher;

  PublishedNumberLedger(NumberKeys keys, NumberCipher cipher) {
    this.keys = keys;
    this.cipher = cipher;
  }

  /**
   * Records a published number, or finds the record of the same content.
   *
   * @param advertisers for whose calls it is to count; not empty
   * @throws RefusedException if a text of it spells the number: the number is kept encrypted
   */
  public Uni<Registration<PublishedNumber>> record(
      PublishedNumberRequest request, Collection<String> advertisers, String recordedBy) {
    requireWithoutNumber(request);
    SortedSet<String> countsFor = new TreeSet<>(advertisers);
    byte[] content = content(request, countsFor);
    return insert(request, countsFor, content, recordedBy)
        .flatMap(
            inserted ->
                standing(request.number(), content)
                    .map(found -> new Registration<>(found, inserted == 1)));
  }

  private Uni<Integer> insert(
      PublishedNumberRequest request,
      SortedSet<String> advertisers,
      byte[] content,
      String recordedBy) {
    return CurrentSession.sql(INSERT)
        .with("numberKey", keys.newest(request.number()).value())
        .with("numberKeys", keys.values(request.number()).toArray(UUID[]::new))
        .with("id", Ids.next())
        .with("content", content)
        .with("advertisers", advertisers.toArray(String[]::new))
        .with("holder", request.holder())
        .with("kvk", request.kvk())
        .with("url", request.url())
        .with("pageSha256", digestOfPage(request))
        .with("seenAt", request.seenAt())
        .with("statedPurpose", request.statedPurpose())
        .with("subjects", subjects(request).toArray(String[]::new))
        .with("numberCipher", cipher.encrypt(request.number(), NUMBER))
        .with("recordedBy", recordedBy)
        .execute();
  }

  private Uni<PublishedNumber> standing(TelephoneNumber number, byte[] content) {
    return CurrentSession.select(STANDING, PublishedNumber.class)
        .with("numberKeys", keys.values(number))
        .with("content", content)
        .findFirst();
  }

  /** The published number with this id, or null. */
  public Uni<PublishedNumber> find(UUID id) {
    return PublishedNumber.findById(id);
  }

  /**
   * Published numbers, in the order in which they were recorded.
   *
   * @param number which; null for any
   * @param advertisers for whose calls they count; null for anybody's
   * @param after only records with a greater id
   */
  public Uni<List<PublishedNumber>> list(
      TelephoneNumber number, Collection<String> advertisers, UUID after, int most) {
    return new Filters()
        .and("id > :after", after)
        .and(
            "array_overlaps(advertisers, :advertisers)",
            advertisers == null ? null : orAll(advertisers))
        .and("numberKey in :numberKeys", keys.values(number))
        .list(PublishedNumber.class, most);
  }

  /** Everything that is on record for a number, by any client, oldest first. */
  public Uni<List<PublishedNumber>> ofNumber(List<UUID> numberKeys) {
    return PublishedNumber.list("numberKey in ?1 order by id", numberKeys);
  }

  /** The number of a record. */
  TelephoneNumber numberOf(PublishedNumber published) {
    return cipher.decryptNumber(published.numberCipher, NUMBER);
  }

  private static String[] orAll(Collection<String> advertisers) {
    return Stream.concat(advertisers.stream(), Stream.of(Client.ALL)).toArray(String[]::new);
  }

  private static SortedSet<String> subjects(PublishedNumberRequest request) {
    return new TreeSet<>(request.subjects());
  }

  private static String digestOfPage(PublishedNumberRequest request) {
    return request.pageSha256().toLowerCase(Locale.ROOT);
  }

  /** Everything that was recorded, and for whom; no text can hold the separators. */
  private static byte[] content(PublishedNumberRequest request, SortedSet<String> advertisers) {
    String told =
        String.join(
            "\0",
            String.join("\0\0", advertisers),
            request.holder(),
            request.kvk(),
            request.url(),
            digestOfPage(request),
            request.seenAt().toString(),
            request.statedPurpose(),
            String.join("\0\0", subjects(request)));
    return Sha256.of(told);
  }

  private static void requireWithoutNumber(PublishedNumberRequest request) {
    requireWithoutNumber("/holder", request.holder(), request.number());
    requireWithoutNumber("/url", request.url(), request.number());
    requireWithoutNumber("/statedPurpose", request.statedPurpose(), request.number());
  }

  private static void requireWithoutNumber(String pointer, String text, TelephoneNumber number) {
    String digits = text.replaceAll("[^0-9]", "");
    if (digits.contains(number.e164().substring("+31".length()))) {
      throw RefusedException.invalidField(
          pointer, "HOLDS_NUMBER", "must not hold the telephone number, which is kept encrypted");
    }
  }
}
