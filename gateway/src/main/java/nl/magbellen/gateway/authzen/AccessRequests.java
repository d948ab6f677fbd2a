package nl.magbellen.gateway.authzen;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Size;
import java.util.List;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Many access requests. What stands beside the list is the default of each; without a list it is
 * the one request.
 *
 * @param evaluations null or empty for one
 * @param options null for the usual
 */
@Schema(
    name = "AccessRequests",
    description = "May this advertiser call these numbers?",
    additionalProperties = Schema.True.class,
    examples =
        """
        {"subject": {"type": "advertiser", "id": "zonnestroom"}, "action": {"name": "call"},
         "context": {"purpose": "COMMERCIAL", "subject": "energy-contract", "callerId": "+31207001234"},
         "evaluations": [{"resource": {"type": "telephone_number", "id": "+31612345678"}},
                         {"resource": {"type": "telephone_number", "id": "+31687654321"}}]}
        """)
@JsonIgnoreProperties(ignoreUnknown = true)
public record AccessRequests(
    @Schema(nullable = true) AccessRequest.Entity subject,
    @Schema(nullable = true) AccessRequest.Action action,
    @Schema(nullable = true) AccessRequest.Entity resource,
    @Schema(type = SchemaType.OBJECT, implementation = Object.class, nullable = true)
        ObjectNode context,
    @Schema(implementation = AccessRequest[].class, nullable = true)
        @Size(max = MOST, message = "must hold at most " + MOST + " evaluations")
        List<JsonNode> evaluations,
    @Schema(nullable = true) Options options) {

  private static final int MOST = 10_000;

  /** Each waits for the one before. */
  private static final int MOST_ONE_BY_ONE = 1_000;

  /**
   * How a list is gone through.
   *
   * @param semantic null for all
   */
  @Schema(name = "AccessOptions", additionalProperties = Schema.True.class)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Options(
      @Schema(nullable = true) @JsonProperty("evaluations_semantic") Semantic semantic) {}

  /** Which evaluations of a list are made. */
  public enum Semantic {
    /** All of them. */
    @JsonProperty("execute_all")
    EXECUTE_ALL,
    /** Up to the first that is not permitted, with it. */
    @JsonProperty("deny_on_first_deny")
    DENY_ON_FIRST_DENY,
    /** Up to the first that is permitted, with it. */
    @JsonProperty("permit_on_first_permit")
    PERMIT_ON_FIRST_PERMIT;

    /** Whether nothing more is evaluated after this. */
    boolean endsWith(AccessDecision made) {
      return switch (this) {
        case EXECUTE_ALL -> false;
        case DENY_ON_FIRST_DENY -> !made.decision();
        case PERMIT_ON_FIRST_PERMIT -> made.decision();
      };
    }
  }

  /** Whether it is one request after all. */
  boolean holdsOne() {
    return evaluations == null || evaluations.isEmpty();
  }

  /** What stands beside the list. */
  AccessRequest defaults() {
    return new AccessRequest(subject, action, resource, context);
  }

  /**
   * How its list is gone through.
   *
   * @throws RefusedException if it is too long for that
   */
  Semantic semantic() {
    Semantic semantic =
        options == null || options.semantic() == null ? Semantic.EXECUTE_ALL : options.semantic();
    if (semantic != Semantic.EXECUTE_ALL && evaluations.size() > MOST_ONE_BY_ONE) {
      throw RefusedException.invalidField(
          "/evaluations",
          "SIZE",
          "must hold at most %d evaluations with this semantic".formatted(MOST_ONE_BY_ONE));
    }
    return semantic;
  }
}
