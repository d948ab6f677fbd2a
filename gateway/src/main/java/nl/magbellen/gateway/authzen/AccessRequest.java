package nl.magbellen.gateway.authzen;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * May this subject do this to this resource? Here: may this advertiser call this number? Fields
 * that are unknown are ignored, as AuthZEN demands; parts may be null in a list with defaults.
 *
 * @param subject the advertiser
 * @param action to call
 * @param resource the telephone number
 * @param context the other fields of a question: purpose, subject, callerId …
 */
@Schema(
    name = "AccessRequest",
    description = "May this advertiser call this number?",
    additionalProperties = Schema.True.class,
    examples =
        """
        {"subject": {"type": "advertiser", "id": "zonnestroom"}, "action": {"name": "call"},
         "resource": {"type": "telephone_number", "id": "+31612345678"},
         "context": {"purpose": "COMMERCIAL", "subject": "energy-contract", "callerId": "+31207001234"}}
        """)
@JsonIgnoreProperties(ignoreUnknown = true)
public record AccessRequest(
    @Schema(nullable = true) Entity subject,
    @Schema(nullable = true) Action action,
    @Schema(nullable = true) Entity resource,
    @Schema(type = SchemaType.OBJECT, implementation = Object.class, nullable = true)
        ObjectNode context) {

  /**
   * Who, or what.
   *
   * @param type {@code advertiser}, or {@code telephone_number}
   * @param id the advertiser's id; the number, E.164 or Dutch national form
   * @param properties an object, whatever it holds; not read
   */
  @Schema(name = "AccessEntity", additionalProperties = Schema.True.class)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Entity(
      @Schema(examples = "advertiser") String type,
      @Schema(examples = "zonnestroom") String id,
      @Schema(type = SchemaType.OBJECT, implementation = Object.class, nullable = true)
          ObjectNode properties) {}

  /**
   * What would be done.
   *
   * @param name {@code call}
   * @param properties an object, whatever it holds; not read
   */
  @Schema(name = "AccessAction", additionalProperties = Schema.True.class)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Action(
      @Schema(examples = "call") String name,
      @Schema(type = SchemaType.OBJECT, implementation = Object.class, nullable = true)
          ObjectNode properties) {}

  /** The same, with these in the place of whole parts that it lacks. */
  AccessRequest orElse(AccessRequest defaults) {
    return new AccessRequest(
        subject == null ? defaults.subject : subject,
        action == null ? defaults.action : action,
        resource == null ? defaults.resource : resource,
        context == null ? defaults.context : context);
  }
}
