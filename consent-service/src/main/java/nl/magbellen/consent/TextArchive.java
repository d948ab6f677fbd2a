package nl.magbellen.consent;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.magbellen.consent.refusal.ConsentRefusal.TextChanged;
import nl.magbellen.number.Sha256;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.refusal.FieldError;
import nl.magbellen.service.refusal.RefusedException;

/** Keeps the texts that people agreed to: every version once, never changed. */
@ApplicationScoped
public class TextArchive {

  private static final String INSERT =
      """
      insert into consent_text (advertiser, version, digest, body, standalone, first_call_within)
      values (:advertiser, :version, :digest, :body, :standalone, :firstCallWithin)
      on conflict (advertiser, version) do nothing
      """;

  /**
   * Keeps a version, if its body is given; in the caller's transaction. Of two writers of one
   * version the database lets one be first, and the other is held against it.
   *
   * @param text may be null
   * @return the version as it is on record; null if it is not
   * @throws RefusedException if the version is on record and differs from what was sent
   */
  public Uni<TextVersion> keep(String advertiser, ConsentText text) {
    if (text == null) {
      return Uni.createFrom().nullItem();
    }
    Uni<?> kept = text.body() == null ? Uni.createFrom().voidItem() : insert(advertiser, text);
    return kept.chain(() -> onRecord(advertiser, text.version()))
        .invoke(standing -> requireSame(standing, text));
  }

  private static Uni<Integer> insert(String advertiser, ConsentText text) {
    return CurrentSession.sql(INSERT)
        .with("advertiser", advertiser)
        .with("version", text.version())
        .with("digest", Sha256.of(text.body()))
        .with("body", text.body())
        .with("standalone", Boolean.TRUE.equals(text.standalone()))
        .with("firstCallWithin", Objects.toString(text.firstCallWithin(), null))
        .execute();
  }

  private static Uni<TextVersion> onRecord(String advertiser, String version) {
    return TextVersion.findById(new TextVersion.Key(advertiser, version));
  }

  /**
   * Ensures that a text is as it stands; what is left out is as the version says.
   *
   * @param standing null if the version is not on record
   * @throws RefusedException if it differs
   */
  static void requireSame(TextVersion standing, ConsentText told) {
    if (standing == null) {
      return;
    }
    List<FieldError> changed = new ArrayList<>();
    if (told.body() != null && !isBody(told.body(), standing.digest)) {
      changed.add(error("/text/body", "must be the body on record for this version"));
    }
    if (told.standalone() != null && told.standalone() != standing.standalone) {
      changed.add(
          error(
              "/text/standalone",
              "must be %s, as on record for this version".formatted(standing.standalone)));
    }
    if (told.firstCallWithin() != null && !isSame(told.firstCallWithin(), standing)) {
      changed.add(error("/text/firstCallWithin", firstCallMessage(standing)));
    }
    if (!changed.isEmpty()) {
      throw new RefusedException(new TextChanged(changed));
    }
  }

  private static boolean isSame(Period told, TextVersion standing) {
    return standing.firstCallWithin != null
        && told.normalized().equals(standing.firstCallWithin.normalized());
  }

  private static String firstCallMessage(TextVersion standing) {
    return standing.firstCallWithin == null
        ? "must be left out: this version is on record without one"
        : "must be %s, as on record for this version".formatted(standing.firstCallWithin);
  }

  private static FieldError error(String pointer, String message) {
    return new FieldError(pointer, "TEXT_CHANGED", message);
  }

  /** Whether a body has this digest; a null digest is of no body. */
  static boolean isBody(String body, byte[] digest) {
    return MessageDigest.isEqual(digest, Sha256.of(body));
  }
}
