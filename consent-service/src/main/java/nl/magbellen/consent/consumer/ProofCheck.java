package nl.magbellen.consent.consumer;

import java.time.Instant;
import java.util.UUID;
import nl.magbellen.consent.ConsentRecord;
import nl.magbellen.consent.proof.ProvenRecord;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether a proof is ours, and what became of its consent since it was signed. All but {@code
 * genuine} is null if it is not.
 *
 * @param numberDigest of the number, as the proof has it
 * @param issuedAt when the proof was signed
 * @param withdrawnAt from when the consent no longer holds; null if it does
 * @param disputedAt since when it is suspended; null if it is not
 * @param validUntil null for no end
 */
@Schema(name = "ConsumerProofCheck")
public record ProofCheck(
    boolean genuine,
    UUID consent,
    String advertiser,
    String subject,
    Instant givenAt,
    Instant issuedAt,
    String numberDigest,
    Instant withdrawnAt,
    Instant disputedAt,
    Instant validUntil) {

  static final ProofCheck NOT_GENUINE =
      new ProofCheck(false, null, null, null, null, null, null, null, null, null);

  static ProofCheck of(ProvenRecord proven, ConsentRecord now) {
    return new ProofCheck(
        true,
        proven.consent(),
        now.advertiser(),
        now.subject(),
        now.givenAt(),
        proven.issuedAt(),
        proven.numberDigest(),
        now.withdrawnAt(),
        now.disputedAt(),
        now.validUntil());
  }
}
