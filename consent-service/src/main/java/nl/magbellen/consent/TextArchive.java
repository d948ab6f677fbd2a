package nl.magbellen.consent;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import nl.magbellen.common.problem.ProblemException;

/** Keeps the texts that people agreed to: every version once, never changed. */
@ApplicationScoped
public class TextArchive {

  private static final String INSERT =
      """
      insert into consent_text (advertiser, version, digest, body)
      values (:advertiser, :version, :digest, :body)
      on conflict (advertiser, version) do nothing
      """;

  /**
   * Keeps the body of a version, if one is given; in the caller's transaction. Of two writers of
   * one version the database lets one be first, and the other is held against it.
   *
   * @param text may be null
   * @return the digest of the version's body; null if it is not on record
   * @throws ProblemException 409 if the version is on record with another body
   */
  public Uni<byte[]> keep(String advertiser, ConsentText text) {
    if (text == null) {
      return Uni.createFrom().nullItem();
    }
    if (text.body() == null) {
      return onRecord(advertiser, text.version());
    }
    byte[] digest = digest(text.body());
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(INSERT)
                    .setParameter("advertiser", advertiser)
                    .setParameter("version", text.version())
                    .setParameter("digest", digest)
                    .setParameter("body", text.body())
                    .executeUpdate())
        .flatMap(
            inserted ->
                inserted == 1
                    ? Uni.createFrom().item(digest)
                    : onRecord(advertiser, text.version())
                        .invoke(standing -> requireSame(standing, digest)));
  }

  private static Uni<byte[]> onRecord(String advertiser, String version) {
    return TextVersion.<TextVersion>findById(new TextVersion.Key(advertiser, version))
        .map(standing -> standing == null ? null : standing.digest);
  }

  private static void requireSame(byte[] standing, byte[] told) {
    if (!MessageDigest.isEqual(standing, told)) {
      throw ProblemException.conflict(
          "text-changed",
          "The text of a version never changes, and this version is on record with another body;"
              + " give the new text a new version.");
    }
  }

  private static byte[] digest(String body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
