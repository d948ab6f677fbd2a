package nl.magbellen.gateway.authzen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.authzen.AccessQuestions.Understanding;
import nl.magbellen.gateway.permission.AskedQuestion;
import nl.magbellen.gateway.permission.DecisionPath;
import nl.magbellen.gateway.permission.Intake;
import nl.magbellen.gateway.permission.Intakes;
import nl.magbellen.gateway.permission.RequestPlaces;
import nl.magbellen.gateway.permission.SingleAnswers;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.deadline.Deadline;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.problem.RefusalTables;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers access requests; each is a question like any other, decided and logged. */
@Path("/access/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.DIALER)
@Tag(name = "AuthZEN")
public class AccessResource {

  private final Client client;
  private final DecisionPath path;
  private final RequestPlaces places;
  private final SingleAnswers single;
  private final Intakes intakes;
  private final RefusalTables refusals;
  private final ObjectMapper json;
  private final InstantSource time;

  AccessResource(
      Client client,
      DecisionPath path,
      RequestPlaces places,
      SingleAnswers single,
      Intakes intakes,
      RefusalTables refusals,
      ObjectMapper json,
      InstantSource time) {
    this.client = client;
    this.path = path;
    this.places = places;
    this.single = single;
    this.intakes = intakes;
    this.refusals = refusals;
    this.json = json;
    this.time = time;
  }

  /** The answers, in the order of the requests; fewer when the semantic ended early. */
  @Schema(name = "AccessDecisions")
  public record AccessDecisions(List<AccessDecision> evaluations) {}

  @POST
  @Path("/evaluation")
  @Deadline(value = "PT10S", endsWithClient = true)
  @Operation(
      operationId = "evaluateAccess",
      summary = "May this advertiser call this number? (AuthZEN)",
      description =
          "subject: type advertiser; action: call; resource: type telephone_number; context: what"
              + " else a question has. The whole decision is in the answer's context. Another type"
              + " or action is not permitted, with an error in the context.")
  @APIResponse(
      responseCode = "200",
      description = "The decision",
      content = @Content(schema = @Schema(implementation = AccessDecision.class)))
  public Uni<Response> evaluate(
      @NotNull AccessRequest body,
      @Parameter(description = SingleAnswers.WAIT) @HeaderParam(SingleAnswers.PREFER)
          String prefer) {
    return alone(body, single.waiting(prefer));
  }

  @POST
  @Path("/evaluations")
  @Deadline("PT2M")
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
      content = @Content(schema = @Schema(anyOf = {AccessDecisions.class, AccessDecision.class})))
  public Uni<?> evaluateMany(@NotNull @Valid AccessRequests body) {
    if (body.holdsOne()) {
      return alone(body.defaults(), single.waiting(null));
    }
    AccessRequests.Semantic semantic = body.semantic();
    Stream<JsonNode> contexts =
        Stream.concat(
            Stream.ofNullable(body.context()),
            body.evaluations().stream().map(item -> item.path("context")));
    Set<String> campaigns = Intake.campaignsOf(contexts);
    Intake current = intakes.current();
    return places.inPlace(
        client.name(),
        () ->
            current
                .knowing(campaigns)
                .map(this::questions)
                .flatMap(
                    questions ->
                        switch (semantic) {
                          case EXECUTE_ALL -> all(questions, body);
                          case DENY_ON_FIRST_DENY, PERMIT_ON_FIRST_PERMIT ->
                              oneByOne(questions, body, semantic);
                        })
                .map(AccessDecisions::new));
  }

  private Uni<List<AccessDecision>> all(AccessQuestions questions, AccessRequests body) {
    Instant now = time.instant();
    List<Understanding> understandings =
        body.evaluations().stream()
            .map(item -> questions.understand(item, body.defaults(), now))
            .toList();
    List<AskedQuestion> asked =
        understandings.stream()
            .filter(AccessQuestions.Understood.class::isInstance)
            .map(understanding -> ((AccessQuestions.Understood) understanding).asked())
            .toList();
    return path.decideAll(asked).map(answers -> inOrder(understandings, answers.iterator()));
  }

  private static List<AccessDecision> inOrder(
      List<Understanding> understandings, Iterator<CallPermission> answers) {
    return understandings.stream()
        .map(
            understanding ->
                switch (understanding) {
                  case AccessQuestions.Understood understood -> AccessDecision.of(answers.next());
                  case AccessQuestions.Unknown unknown -> AccessDecision.of(unknown);
                  case AccessQuestions.Misunderstood misunderstood ->
                      AccessDecision.of(misunderstood.problem());
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
        .uni(() -> inList(questions.understand(rest.next(), body.defaults(), time.instant())))
        .whilst(made -> rest.hasNext() && !semantic.endsWith(made))
        .collect()
        .asList();
  }

  private Uni<AccessDecision> inList(Understanding understanding) {
    return switch (understanding) {
      case AccessQuestions.Understood understood -> decided(understood);
      case AccessQuestions.Unknown unknown -> Uni.createFrom().item(AccessDecision.of(unknown));
      case AccessQuestions.Misunderstood misunderstood ->
          Uni.createFrom().item(AccessDecision.of(misunderstood.problem()));
    };
  }

  private Uni<Response> alone(AccessRequest request, SingleAnswers.Wait wait) {
    return intakes
        .current()
        .knowing(Intake.campaignsOf(Stream.ofNullable(request.context())), wait.left())
        .map(intake -> questions(intake).understand(request, time.instant()))
        .flatMap(understanding -> alone(understanding, wait));
  }

  private Uni<Response> alone(Understanding understanding, SingleAnswers.Wait wait) {
    return switch (understanding) {
      case AccessQuestions.Understood(AskedQuestion asked) ->
          single
              .within(wait, asked, path.decide(asked))
              .map(answer -> single.response(asked, answer, AccessDecision.of(answer)).build());
      case AccessQuestions.Unknown unknown ->
          Uni.createFrom().item(Response.ok(AccessDecision.of(unknown)).build());
      case AccessQuestions.Misunderstood misunderstood ->
          throw new ProblemException(misunderstood.problem());
    };
  }

  private Uni<AccessDecision> decided(AccessQuestions.Understood understood) {
    return path.decide(understood.asked()).map(AccessDecision::of);
  }

  private AccessQuestions questions(Intake intake) {
    return new AccessQuestions(intake, refusals, json);
  }
}
