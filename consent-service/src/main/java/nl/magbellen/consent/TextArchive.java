package nl.magbellen.consent;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.Problem.FieldError;
import nl.magbellen.service.problem.ProblemException;

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
   * @throws ProblemException 409 if the version is on record and says another thing than was told
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
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(INSERT)
                    .setParameter("advertiser", advertiser)
                    .setParameter("version", text.version())
                    .setParameter("digest", digest(text.body()))
                    .setParameter("body", text.body())
                    .setParameter("standalone", Boolean.TRUE.equals(text.standalone()))
                    .setParameter("firstCallWithin", Objects.toString(text.firstCallWithin(), null))
                    .executeUpdate());
  }

  private static Uni<TextVersion> onRecord(String advertiser, String version) {
    return TextVersion.findById(new TextVersion.Key(advertiser, version));
  }

  /** What is left out is as the version says. */
  private static void requireSame(TextVersion standing, ConsentText told) {
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
      throw new ProblemException(
          Problem.of(
              Status.CONFLICT,
              "text-changed",
              "The text of a version never changes, nor what it states, and this version is on"
                  + " record otherwise; see errors, or give the new text a new version.",
              changed));
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
    return MessageDigest.isEqual(digest, digest(body));
  }

  private static byte[] digest(String body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
