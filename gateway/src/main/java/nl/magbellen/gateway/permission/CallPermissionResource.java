package nl.magbellen.gateway.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Texts;
import nl.magbellen.gateway.json.WordedPermission;
import nl.magbellen.gateway.permission.KeyedQuestions.Answered;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.deadline.Deadline;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.KeyedRequests;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.RefusalTables;
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
  private static final String REFERENCE = "reference";

  private static final String KEY =
      "Names this question, so that it can be sent again: within 60 seconds of the first answer a"
          + " repeat with the same body gets that answer (Idempotency-Replayed: true) if it would be"
          + " decided the same now and validUntil lies ahead; else it is decided anew. Each question"
          + " of a batch stands for itself. Within that time the same key with another body is 422."
          + " No key revives a permission.";

  private static final String TEXTS =
      "Which messages come with reasons and obligations: nl, en, both or none";

  private final Client client;
  private final DecisionPath path;
  private final RequestPlaces places;
  private final Intakes intakes;
  private final KeyedRequests keyed;
  private final KeyedQuestions questions;
  private final SingleAnswers single;
  private final RefusalTables refusals;
  private final ObjectMapper json;
  private final InstantSource time;

  CallPermissionResource(
      Client client,
      DecisionPath path,
      RequestPlaces places,
      Intakes intakes,
      KeyedRequests keyed,
      KeyedQuestions questions,
      SingleAnswers single,
      RefusalTables refusals,
      ObjectMapper json,
      InstantSource time) {
    this.client = client;
    this.path = path;
    this.places = places;
    this.intakes = intakes;
    this.keyed = keyed;
    this.questions = questions;
    this.single = single;
    this.refusals = refusals;
    this.json = json;
    this.time = time;
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
  @Schema(name = "Answers")
  public record Answers(@Schema(implementation = AnswerOrProblem[].class) List<Object> items) {}

  /**
   * What stands in a batch's answer for a question; {@link BatchDocument} makes one object of it.
   */
  @Schema(oneOf = {CallPermission.class, Problem.class})
  public interface AnswerOrProblem {}

  @POST
  @Deadline(value = "PT10S", endsWithClient = true)
  @RolesAllowed(Role.DIALER)
  @Operation(
      operationId = "askCallPermission",
      summary = "May this call be made?",
      description =
          "Answers 200 with the decision, also when it is DENY. With an Idempotency-Key a repeat"
              + " within 60 seconds gets the first answer again, as long as it would be decided the"
              + " same.")
  @APIResponse(
      responseCode = "200",
      description = "The decision",
      content = @Content(schema = @Schema(implementation = CallPermission.class)))
  public Uni<Response> ask(
      @NotNull QuestionRequest body,
      @Parameter(description = TEXTS + "; absent: as the campaign says, else both")
          @QueryParam("texts")
          String texts,
      @Parameter(description = SingleAnswers.WAIT) @HeaderParam(SingleAnswers.PREFER) String prefer,
      @Parameter(
              description = KEY,
              schema = @Schema(minLength = 1, maxLength = 255, pattern = "\\S"))
          @HeaderParam(KeyedRequests.HEADER)
          String key) {
    Optional<Texts> wanted = Optional.ofNullable(texts).map(Texts::named);
    SingleAnswers.Wait wait = single.waiting(prefer);
    return intakes
        .current()
        .knowing(Intake.campaignsOf(body), wait.left())
        .flatMap(intake -> ask(intake, body, wanted, wait));
  }

  private Uni<Response> ask(
      Intake intake, QuestionRequest body, Optional<Texts> wanted, SingleAnswers.Wait wait) {
    AskedQuestion asked = intake.asked(body, time.instant());
    Texts texts = wanted.or(() -> intake.textsOf(asked.question())).orElse(Texts.BOTH);
    Uni<Answered> answer = answers(body, List.of(asked), () -> path.decide(asked).map(List::of));
    return single
        .withinOf(wait, asked, answer)
        .map(
            answered ->
                single.response(
                    asked, answered, new WordedPermission(answered.answers().getFirst(), texts)));
  }

  @POST
  @Path("/batch")
  @Deadline("PT2M")
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
      @Parameter(description = TEXTS) @QueryParam("texts") @DefaultValue("none") String texts,
      @Parameter(
              description = KEY,
              schema = @Schema(minLength = 1, maxLength = 255, pattern = "\\S"))
          @HeaderParam(KeyedRequests.HEADER)
          String key) {
    Texts wanted = Texts.named(texts);
    Set<String> campaigns =
        Intake.campaignsOf(
            Stream.concat(Stream.ofNullable(body.defaults()), body.items().stream()));
    Intake current = intakes.current();
    return places.inPlace(
        client.name(),
        () -> current.knowing(campaigns).flatMap(intake -> askMany(intake, body, wanted)));
  }

  private Uni<Response> askMany(Intake intake, Questions body, Texts wanted) {
    Instant now = time.instant();
    List<Object> items = new ArrayList<>();
    for (JsonNode item : body.items()) {
      items.add(askedOrProblem(intake, body.defaults(), item, now));
    }
    List<AskedQuestion> asked =
        items.stream()
            .filter(AskedQuestion.class::isInstance)
            .map(AskedQuestion.class::cast)
            .toList();
    String client = intake.askedBy();
    return answers(body, asked, () -> path.decideAll(asked))
        .map(
            answered -> {
              Iterator<CallPermission> next = answered.answers().iterator();
              items.replaceAll(
                  item ->
                      item instanceof AskedQuestion
                          ? new WordedPermission(next.next(), wanted)
                          : item);
              return response(client, answered, new Answers(items));
            });
  }

  private Uni<Answered> answers(
      Object body, List<AskedQuestion> asked, Supplier<Uni<List<CallPermission>>> decision) {
    return keyed
        .current(body)
        .map(request -> questions.answer(request, asked))
        .orElseGet(() -> decision.get().map(answers -> new Answered(answers, false)));
  }

  private Response response(String client, Answered answered, Object entity) {
    Response.ResponseBuilder response =
        SingleAnswers.withShare(Response.ok(entity), places.batchesOf(client));
    return (answered.replayed() ? response.header(IdempotentWrites.REPLAYED, "true") : response)
        .build();
  }

  private Object askedOrProblem(Intake intake, ObjectNode defaults, JsonNode item, Instant now) {
    return switch (intake.understand(defaults, item, now)) {
      case Intake.Understood understood -> understood.asked();
      case Intake.Refused refused -> withReference(refusals.problem(refused.refusal()), item);
    };
  }

  /** The problem, with the reference by which the asker finds the question back, if it has one. */
  private JsonNode withReference(Problem problem, JsonNode item) {
    ObjectNode told = json.valueToTree(problem);
    return item.path(REFERENCE).isTextual() ? told.set(REFERENCE, item.get(REFERENCE)) : told;
  }
}
