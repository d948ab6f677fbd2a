package nl.magbellen.gateway.authzen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.permission.DecisionPath;
import nl.magbellen.gateway.permission.DecisionPath.Asked;
import nl.magbellen.gateway.permission.Intake;
import nl.magbellen.gateway.permission.Intake.Outcome;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers access requests; each is a question like any other, decided and logged. */
@Path("/access/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.DIALER)
@Tag(name = "AuthZEN")
public class AccessResource {

  private final DecisionPath path;
  private final CurrentRulebook rulebook;
  private final Client client;
  private final ObjectMapper json;

  AccessResource(DecisionPath path, CurrentRulebook rulebook, Client client, ObjectMapper json) {
    this.path = path;
    this.rulebook = rulebook;
    this.client = client;
    this.json = json;
  }

  /** The answers, in the order of the requests; fewer when the semantic ended early. */
  @Schema(name = "AccessDecisions", requiredProperties = "evaluations")
  public record AccessDecisions(List<AccessDecision> evaluations) {}

  @POST
  @Path("/evaluation")
  @Operation(
      operationId = "evaluateAccess",
      summary = "May this advertiser call this number? (AuthZEN)",
      description =
          "subject: type advertiser; action: call; resource: type telephone_number; context: what"
              + " else a question has. The whole decision is in the answer's context.")
  public Uni<AccessDecision> evaluate(@NotNull AccessRequest body) {
    return alone(questions().understand(body, DutchTime.now()));
  }

  @POST
  @Path("/evaluations")
  @Operation(
      operationId = "evaluateAccesses",
      summary = "May this advertiser call these numbers? At most 10,000 (AuthZEN)",
      description =
          "A request that is not understood is not permitted, with an error in its context."
              + " Without a list it is one evaluation, and answered as such. With a semantic that"
              + " ends early each waits for the one before: at most 1,000.")
  @APIResponse(
      responseCode = "200",
      description = "The decisions",
      content = @Content(schema = @Schema(implementation = AccessDecisions.class)))
  public Uni<?> evaluateMany(@NotNull @Valid AccessRequests body) {
    AccessQuestions questions = questions();
    if (body.isOne()) {
      return alone(questions.understand(body.defaults(), DutchTime.now()));
    }
    AccessRequests.Semantic semantic = body.semantic();
    Uni<List<AccessDecision>> made =
        switch (semantic) {
          case EXECUTE_ALL -> all(questions, body);
          case DENY_ON_FIRST_DENY, PERMIT_ON_FIRST_PERMIT -> oneByOne(questions, body, semantic);
        };
    return made.map(AccessDecisions::new);
  }

  private Uni<List<AccessDecision>> all(AccessQuestions questions, AccessRequests body) {
    Instant now = DutchTime.now();
    List<Outcome> outcomes =
        body.evaluations().stream()
            .map(item -> questions.understand(item, body.defaults(), now))
            .toList();
    List<Asked> asked =
        outcomes.stream()
            .filter(Intake.Understood.class::isInstance)
            .map(outcome -> ((Intake.Understood) outcome).asked())
            .toList();
    return path.decideAll(asked).map(answers -> inOrder(outcomes, answers.iterator()));
  }

  private static List<AccessDecision> inOrder(
      List<Outcome> outcomes, Iterator<CallPermission> answers) {
    return outcomes.stream()
        .map(
            outcome ->
                switch (outcome) {
                  case Intake.Understood understood -> AccessDecision.of(answers.next());
                  case Intake.Refused refused -> AccessDecision.of(refused.problem());
                })
        .toList();
  }

  /**
   * Not at once: what is not evaluated is not decided either, and stands in no log. Each is about
   * the moment at which its turn comes.
   */
  private Uni<List<AccessDecision>> oneByOne(
      AccessQuestions questions, AccessRequests body, AccessRequests.Semantic semantic) {
    Iterator<JsonNode> rest = body.evaluations().iterator();
    return Multi.createBy()
        .repeating()
        .uni(() -> inList(questions.understand(rest.next(), body.defaults(), DutchTime.now())))
        .whilst(made -> rest.hasNext() && !semantic.endsWith(made))
        .collect()
        .asList();
  }

  private Uni<AccessDecision> inList(Outcome outcome) {
    return switch (outcome) {
      case Intake.Understood understood -> decided(understood);
      case Intake.Refused refused -> Uni.createFrom().item(AccessDecision.of(refused.problem()));
    };
  }

  private Uni<AccessDecision> alone(Outcome outcome) {
    return switch (outcome) {
      case Intake.Understood understood -> decided(understood);
      case Intake.Refused refused -> throw new ProblemException(refused.problem());
    };
  }

  private Uni<AccessDecision> decided(Intake.Understood understood) {
    return path.decide(understood.asked()).map(AccessDecision::of);
  }

  private AccessQuestions questions() {
    return new AccessQuestions(new Intake(client, rulebook, json), json);
  }
}
