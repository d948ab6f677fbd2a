package nl.magbellen.consent.publishednumber;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKey;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.problem.ProblemException;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps the published numbers; every method runs in the caller's session or transaction. */
@ApplicationScoped
public class PublishedNumberLedger {

  private static final String NUMBER = "published-number.number";

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
   * What came of a recording.
   *
   * @param isNew false if the same content was on record for the same advertisers already
   */
  public record Recording(PublishedNumber published, boolean isNew) {}

  /**
   * Records a published number, or finds the record of the same content.
   *
   * @param advertisers for whose calls it is to count; not empty
   * @throws ProblemException 400 if a text of it spells the number: the number is kept encrypted
   */
  public Uni<Recording> record(
      PublishedNumberRequest request, Collection<String> advertisers, String recordedBy) {
    requireWithoutNumber(request);
    SortedSet<String> countsFor = new TreeSet<>(advertisers);
    byte[] content = content(request, countsFor);
    return Panache.getSession()
        .flatMap(
            session ->
                insert(session, request, countsFor, content, recordedBy)
                    .flatMap(
                        inserted ->
                            standing(session, request.number(), content)
                                .map(found -> new Recording(found, inserted == 1))));
  }

  private Uni<Integer> insert(
      Mutiny.Session session,
      PublishedNumberRequest request,
      SortedSet<String> advertisers,
      byte[] content,
      String recordedBy) {
    return session
        .createNativeQuery(INSERT)
        .setParameter("numberKey", keys.newest(request.number()).value())
        .setParameter("numberKeys", keysOf(request.number()))
        .setParameter("id", Ids.next())
        .setParameter("content", content)
        .setParameter("advertisers", advertisers.toArray(String[]::new))
        .setParameter("holder", request.holder())
        .setParameter("kvk", request.kvk())
        .setParameter("url", request.url())
        .setParameter("pageSha256", digestOfPage(request))
        .setParameter("seenAt", request.seenAt())
        .setParameter("statedPurpose", request.statedPurpose())
        .setParameter("subjects", subjects(request).toArray(String[]::new))
        .setParameter("numberCipher", cipher.encrypt(request.number(), NUMBER))
        .setParameter("recordedBy", recordedBy)
        .executeUpdate();
  }

  private Uni<PublishedNumber> standing(
      Mutiny.Session session, TelephoneNumber number, byte[] content) {
    return session
        .createSelectionQuery(STANDING, PublishedNumber.class)
        .setParameter("numberKeys", List.of(keysOf(number)))
        .setParameter("content", content)
        .setMaxResults(1)
        .getSingleResult();
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
    String query =
        "from PublishedNumber where id > :after"
            + (advertisers == null ? "" : " and array_overlaps(advertisers, :advertisers)")
            + (number == null ? "" : " and numberKey in :numberKeys")
            + " order by id";
    return Panache.getSession()
        .flatMap(
            session -> {
              var found =
                  session
                      .createSelectionQuery(query, PublishedNumber.class)
                      .setParameter("after", after)
                      .setMaxResults(most);
              if (advertisers != null) {
                found.setParameter("advertisers", orAll(advertisers));
              }
              if (number != null) {
                found.setParameter("numberKeys", List.of(keysOf(number)));
              }
              return found.getResultList();
            });
  }

  /** Everything that is on record for a number, whoever told it, oldest first. */
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

  private UUID[] keysOf(TelephoneNumber number) {
    return keys.all(number).stream().map(NumberKey::value).toArray(UUID[]::new);
  }

  private static SortedSet<String> subjects(PublishedNumberRequest request) {
    return new TreeSet<>(request.subjects());
  }

  private static String digestOfPage(PublishedNumberRequest request) {
    return request.pageSha256().toLowerCase(Locale.ROOT);
  }

  /** All that was told and for whom; no text can hold the separators. */
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
    try {
      return MessageDigest.getInstance("SHA-256").digest(told.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private static void requireWithoutNumber(PublishedNumberRequest request) {
    requireWithoutNumber("/holder", request.holder(), request.number());
    requireWithoutNumber("/url", request.url(), request.number());
    requireWithoutNumber("/statedPurpose", request.statedPurpose(), request.number());
  }

  private static void requireWithoutNumber(String pointer, String text, TelephoneNumber number) {
    String digits = text.replaceAll("[^0-9]", "");
    if (digits.contains(number.e164().substring("+31".length()))) {
      throw ProblemException.invalidField(
          pointer, "HOLDS_NUMBER", "must not hold the telephone number, which is kept encrypted");
    }
  }
}
