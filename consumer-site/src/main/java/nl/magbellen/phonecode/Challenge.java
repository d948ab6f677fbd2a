package nl.magbellen.phonecode;

/**
 * A proof-of-work challenge as the ALTCHA widget reads it: find the number up to {@code maxnumber}
 * with {@code challenge = SHA-256(salt + number)}.
 *
 * @param salt ends with when the challenge expires, in seconds since 1970
 * @param signature shows us that the challenge is ours
 */
public record Challenge(
    String algorithm, String challenge, long maxnumber, String salt, String signature) {}
