package nl.magbellen.launcher.home;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import nl.magbellen.launcher.os.StackException;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The keys and secrets of one home. Each is made when it is first asked for, in a file that only
 * its owner may read, and stays the same from then on.
 */
public final class LocalKeys {

  private static final int SECRET_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Path directory;

  /** The keys of a home. */
  public LocalKeys(Home home) {
    directory = home.keys();
  }

  /** The issuer's signing key: a private EC key on P-256, for ES256. */
  public EllipticCurveJsonWebKey issuerKey() {
    String json = kept("issuer.jwk", LocalKeys::newIssuerKey);
    try {
      return (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(json);
    } catch (JoseException damaged) {
      throw new StackException(
          "%s is damaged: start once with --fresh".formatted(directory.resolve("issuer.jwk")),
          damaged);
    }
  }

  /** The keys with which a service signs what others verify: a JWK Set of one Ed25519 key. */
  public String signingKeys(String name) {
    return kept(name + ".jwks", () -> newSigningKeys(name));
  }

  /** 32 random bytes in Base64, for the name. */
  public String secret(String name) {
    return kept(name + ".secret", this::newSecret);
  }

  /** The secret as the services read versioned secrets: {@code 1:BASE64}. */
  public String versionedSecret(String name) {
    return "1:" + secret(name);
  }

  private String kept(String name, Supplier<String> make) {
    Path file = directory.resolve(name);
    try {
      if (Files.notExists(file)) {
        keep(file, make.get());
      }
      return Files.readString(file);
    } catch (IOException refused) {
      throw new StackException(
          "cannot read and write keys in %s: set MAGBELLEN_HOME".formatted(directory), refused);
    }
  }

  /** The first to link wins, so that two launchers at once agree on one key. */
  private void keep(Path file, String content) throws IOException {
    Files.createDirectories(directory.getParent());
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path draft =
        Files.createTempFile(
            directory,
            file.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(draft, content);
      link(draft, file);
    } finally {
      Files.delete(draft);
    }
  }

  private static void link(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException another) {
      // The other launcher's key is as good as ours, and already in use.
      return;
    }
  }

  private String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String newIssuerKey() {
    try {
      EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setKeyId("local-" + UUID.randomUUID());
      key.setAlgorithm("ES256");
      key.setUse("sig");
      return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    } catch (JoseException unsupported) {
      throw new IllegalStateException(unsupported);
    }
  }

  private static String newSigningKeys(String name) {
    try {
      OctetKeyPairJsonWebKey key =
          OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
      key.setKeyId(name + "-" + UUID.randomUUID());
      key.setAlgorithm("EdDSA");
      key.setUse("sig");
      key.setOtherParameter("iat", Instant.now().getEpochSecond());
      return new JsonWebKeySet(key).toJson(OutputControlLevel.INCLUDE_PRIVATE);
    } catch (JoseException unsupported) {
      throw new IllegalStateException(unsupported);
    }
  }
}
