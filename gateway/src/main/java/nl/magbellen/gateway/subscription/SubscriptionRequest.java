package nl.magbellen.gateway.subscription;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import nl.magbellen.gateway.webhook.WebhookSecret;
import nl.magbellen.service.change.ChangeKind;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where changes are to be sent.
 *
 * @param url of the receiver: https, of a public host
 * @param events kinds of changes; null or empty for all
 * @param secret by which what is sent is signed; null for one that is made
 */
@Schema(
    name = "SubscriptionRequest",
    description = "Where changes are to be sent, and which",
    requiredProperties = "url",
    examples =
        """
        {"url": "https://dialer.example/changes",
         "events": ["OBJECTION_RECEIVED", "CONSENT_WITHDRAWN"]}
        """)
public record SubscriptionRequest(
    @Schema(examples = "https://dialer.example/changes")
        @NotBlank
        @Size(max = 2000)
        @Pattern(regexp = "[\\x21-\\x7e]*", message = "must be an address without spaces")
        String url,
    @Size(max = 100) List<@NotNull ChangeKind> events,
    @Schema(
            description =
                "whsec_ and Base64 of 24 to 64 random bytes; left out: one is made, and told once",
            examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        @Size(max = 100)
        String secret) {

  /** The same kind twice is there once. */
  public SubscriptionRequest {
    events = events == null ? List.of() : events.stream().distinct().toList();
  }

  /**
   * The secret that was given, or a new one.
   *
   * @throws RefusedException if it is none
   */
  WebhookSecret secretOrNew() {
    try {
      return secret == null ? WebhookSecret.random() : WebhookSecret.parse(secret);
    } catch (IllegalArgumentException e) {
      throw RefusedException.invalidField(
          "/secret", "SECRET", "must be whsec_ and Base64 of 24 to 64 random bytes");
    }
  }
}
