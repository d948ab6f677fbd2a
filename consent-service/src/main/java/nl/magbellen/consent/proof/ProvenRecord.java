package nl.magbellen.consent.proof;

import java.time.Instant;
import java.util.UUID;

/**
 * Of which consent a proof is.
 *
 * @param issuedAt when the proof was signed: it says what held then
 * @param numberDigest the giver's number, as base64url of SHA-256 over {@code <consent>:<E.164>}
 */
public record ProvenRecord(UUID consent, Instant issuedAt, String numberDigest) {}
