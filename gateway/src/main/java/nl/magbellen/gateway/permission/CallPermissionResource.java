package nl.magbellen.gateway.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import nl.magbellen.common.DutchTime;
import nl.magbellen.common.access.Client;
import nl.magbellen.common.access.Role;
import nl.magbellen.common.idempotency.IdempotentWrites;
import nl.magbellen.common.idempotency.Written;
import nl.magbellen.common.problem.Problem;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.calendar.CurrentRulebook;
import nl.magbellen.gateway.permission.DecisionPath.Asked;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers whether a call may be made. */
@Path("/v1/call-permissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Call permissions")
public class CallPermissionResource {

  private static final int MOST_ITEMS = 10_000;

  private final DecisionPath path;
  private final CurrentRulebook rulebook;
  private final IdempotentWrites writes;
  private final Client client;
  private final ObjectMapper json;

  CallPermissionResource(
      DecisionPath path,
      CurrentRulebook rulebook,
      IdempotentWrites writes,
      Client client,
      ObjectMapper json) {
    this.path = path;
    this.rulebook = rulebook;
    this.writes = writes;
    this.client = client;
    this.json = json;
  }

  /**
   * Many questions.
   *
   * @param defaults fields that the items do not give themselves; may be null
   */
  @Schema(
      name = "Questions",
      examples =
          """
          {"defaults": {"advertiser": "zonnestroom", "purpose": "COMMERCIAL",
                        "subject": "energy-contract", "callerId": "+31207001234"},
           "items": [{"callee": "+31612345678"}, {"callee": "+31687654321"}]}
          """)
  public record Questions(
      @Schema(implementation = QuestionRequest.class, nullable = true) ObjectNode defaults,
      @Schema(implementation = QuestionRequest[].class)
          @NotNull
          @Size(max = MOST_ITEMS, message = "must hold at most " + MOST_ITEMS + " questions")
          List<JsonNode> items) {}

  /** The answers, in the order of the questions. */
  @Schema(name = "Answers", requiredProperties = "items")
  public record Answers(@Schema(implementation = AnswerOrProblem[].class) List<Object> items) {}

  /**
   * What stands in a batch's answer for a question; {@link BatchDocument} makes one object of it.
   */
  @Schema(oneOf = {CallPermission.class, Problem.class})
  public interface AnswerOrProblem {}

  @POST
  @RolesAllowed(Role.DIALER)
  @Operation(
      operationId = "askCallPermission",
      summary = "May this call be made?",
      description =
          "Answers 200 with the decision, also when it is DENY. With an Idempotency-Key the same"
              + " question gets the first answer again.")
  @APIResponse(
      responseCode = "200",
      description = "The decision",
      content = @Content(schema = @Schema(implementation = CallPermission.class)))
  public Uni<Response> ask(
      @NotNull QuestionRequest body,
      @Parameter(hidden = true) @HeaderParam(IdempotentWrites.HEADER) String key) {
    Asked asked = intake().asked(body, DutchTime.now());
    return key == null
        ? path.decide(asked).map(answer -> Response.ok(answer).build())
        : writes.onceAfter(
            body, () -> path.decide(asked), answer -> Uni.createFrom().item(written(answer)));
  }

  @POST
  @Path("/batch")
  @RolesAllowed(Role.DIALER)
  @Operation(
      operationId = "askCallPermissions",
      summary = "May these calls be made? At most 10,000, answered in the same order",
      description = "A question that was not understood has a problem in its place.")
  @APIResponse(
      responseCode = "200",
      description = "The decisions",
      content = @Content(schema = @Schema(implementation = Answers.class)))
  public Uni<Response> askMany(
      @NotNull @Valid Questions body,
      @Parameter(hidden = true) @HeaderParam(IdempotentWrites.HEADER) String key) {
    return key == null
        ? answers(body).map(answers -> Response.ok(answers).build())
        : writes.onceAfter(
            body, () -> answers(body), answers -> Uni.createFrom().item(written(answers)));
  }

  /** What could not be known now may be known when the same key is sent again. */
  private static Written written(CallPermission answer) {
    return answer.isUnavailable() ? Written.passing(answer) : Written.ok(answer);
  }

  private static Written written(Answers answers) {
    boolean isUnavailable =
        answers.items().stream()
            .anyMatch(item -> item instanceof CallPermission answer && answer.isUnavailable());
    return isUnavailable ? Written.passing(answers) : Written.ok(answers);
  }

  private Uni<Answers> answers(Questions body) {
    Instant now = DutchTime.now();
    Intake intake = intake();
    List<Object> items = new ArrayList<>();
    for (JsonNode item : body.items()) {
      items.add(askedOrProblem(intake, body.defaults(), item, now));
    }
    List<Asked> asked =
        items.stream().filter(Asked.class::isInstance).map(Asked.class::cast).toList();
    return path.decideAll(asked)
        .map(
            answers -> {
              Iterator<CallPermission> next = answers.iterator();
              items.replaceAll(item -> item instanceof Asked ? next.next() : item);
              return new Answers(items);
            });
  }

  private static Object askedOrProblem(
      Intake intake, ObjectNode defaults, JsonNode item, Instant now) {
    return switch (intake.understand(defaults, item, now)) {
      case Intake.Understood understood -> understood.asked();
      case Intake.Refused refused -> refused.problem();
    };
  }

  private Intake intake() {
    return new Intake(client, rulebook, json);
  }
}
