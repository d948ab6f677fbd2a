package nl.magbellen.phonecode;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.NumberKey;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.number.VersionedSecrets;

/** Keyed hashes of what must be recognised but never read back. */
@ApplicationScoped
class CodeSecrets {

  private final NumberKeys keys;

  CodeSecrets(CodeSettings settings) {
    this.keys = new NumberKeys(VersionedSecrets.parse(settings.secrets()));
  }

  /** The hash of a code; equal codes of other requests have other hashes. */
  UUID hash(Code code, UUID request) {
    return keys.newest(text(code, request)).value();
  }

  /** Whether a code has this hash; takes the same time for any wrong code. */
  boolean matches(Code code, UUID request, UUID hash) {
    boolean matches = false;
    for (NumberKey candidate : keys.all(text(code, request))) {
      matches |= MessageDigest.isEqual(bytes(candidate.value()), bytes(hash));
    }
    return matches;
  }

  /** Stands for an address block. */
  UUID key(ClientAddress address) {
    return keys.newest("block " + address.block()).value();
  }

  /** Stands for a site. */
  UUID siteKey(ClientAddress address) {
    return keys.newest("site " + address.site()).value();
  }

  /** Stands for a number as asked from an address block. */
  UUID key(TelephoneNumber number, ClientAddress address) {
    return keys.newest("pair " + number.e164() + " " + address.block()).value();
  }

  /** The keys of the proof of work's challenges, newest first. */
  List<String> challengeKeys() {
    return keys.all("challenges").stream().map(NumberKey::toString).toList();
  }

  private static String text(Code code, UUID request) {
    return "code " + request + " " + code.digits();
  }

  private static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }
}
