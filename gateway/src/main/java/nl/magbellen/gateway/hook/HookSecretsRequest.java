package nl.magbellen.gateway.hook;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * With what the client's dialer signs.
 *
 * @param secrets of which any is right: two while one takes the place of the other
 */
@Schema(
    name = "HookSecretsRequest",
    description = "With what a dialer signs: the auth tokens of a Twilio account",
    requiredProperties = "secrets",
    examples = "{\"secrets\": [\"0123456789abcdef0123456789abcdef\"]}")
record HookSecretsRequest(
    @NotEmpty @Size(max = 2)
        List<
                @NotNull
                @Pattern(regexp = "[!-~]{16,200}", message = "must have 16 to 200 plain characters")
                String>
            secrets) {

  HookSecretsRequest {
    secrets = secrets == null ? null : secrets.stream().toList();
  }

  /** Nobody should log it; a library may. */
  @Override
  public String toString() {
    return "HookSecretsRequest[" + (secrets == null ? 0 : secrets.size()) + "]";
  }
}
