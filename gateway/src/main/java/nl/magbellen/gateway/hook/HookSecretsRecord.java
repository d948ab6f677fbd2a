package nl.magbellen.gateway.hook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is told of secrets.
 *
 * @param secrets how many there are
 * @param recordedAt since when; null if there are none
 * @param recordedBy by whom; null if there are none
 */
@Schema(
    name = "HookSecretsRecord",
    description = "What is told of the secrets with which a dialer signs",
    requiredProperties = "secrets")
record HookSecretsRecord(
    int secrets,
    @Schema(nullable = true) Instant recordedAt,
    @Schema(nullable = true) String recordedBy) {

  static HookSecretsRecord none() {
    return new HookSecretsRecord(0, null, null);
  }
}
