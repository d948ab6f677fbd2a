package nl.magbellen.gateway.hook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is told of secrets.
 *
 * @param secrets how many there are
 * @param recordedAt since when; null if there are none
 * @param recordedBy by whom; null if there are none
 */
@Schema(
    name = "HookSecretsRecord",
    description = "What is told of the secrets with which a dialer signs")
record HookSecretsRecord(int secrets, @Nullable Instant recordedAt, @Nullable String recordedBy) {

  static HookSecretsRecord none() {
    return new HookSecretsRecord(0, null, null);
  }
}
