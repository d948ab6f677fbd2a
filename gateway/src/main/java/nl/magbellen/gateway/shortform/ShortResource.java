package nl.magbellen.gateway.shortform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.magbellen.decision.Binding;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.permission.AskedQuestion;
import nl.magbellen.gateway.permission.DecisionPath;
import nl.magbellen.gateway.permission.Intake;
import nl.magbellen.gateway.permission.Intakes;
import nl.magbellen.gateway.permission.SingleAnswers;
import nl.magbellen.gateway.refusal.GatewayRefusal.KeyBesideCredential;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.ContractOpenApi;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.deadline.Deadline;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The same question by query or form, and its answer on one line: for dialplans. It is decided and
 * recorded like any other.
 */
@Path(ShortResource.PATH)
@Produces({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON, MediaType.TEXT_XML})
@RolesAllowed(Role.DIALER)
@Tag(name = "Call permissions")
public class ShortResource {

  static final String PATH = "/v1/call-permissions/short";

  /** Of two credentials nobody can say which one counts. */
  private static final List<String> CREDENTIALS = List.of(HttpHeaders.AUTHORIZATION, "X-API-Key");

  private static final String LINE =
      """
      PERMIT 0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10 2026-11-24T14:15:00+01:00
      """;

  private final DecisionPath path;
  private final SingleAnswers single;
  private final Intakes intakes;
  private final InstantSource time;

  ShortResource(DecisionPath path, SingleAnswers single, Intakes intakes, InstantSource time) {
    this.path = path;
    this.single = single;
    this.intakes = intakes;
    this.time = time;
  }

  @GET
  @Deadline(value = "PT10S", endsWithClient = true)
  @Refuses(422)
  @Operation(
      operationId = "askShort",
      summary = "May this call be made? On one line",
      description =
          "PERMIT, id and validUntil; or DENY, the first reason, when to ask again (or -) and id;"
              + " whatever else happens, a line that begins with ERROR. Only a line that begins with"
              + " PERMIT lets a call out. As text/xml, and to mod_httapi by its User-Agent, it is a"
              + " document for FreeSWITCH's httapi."
              + " An API key stands in the field key, or in a header.")
  @APIResponse(
      responseCode = "200",
      description = "The decision",
      content = {
        @Content(
            mediaType = MediaType.TEXT_PLAIN,
            schema = @Schema(implementation = String.class),
            examples = @ExampleObject(name = "permit", value = LINE)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ShortAnswer.class)),
        @Content(mediaType = MediaType.TEXT_XML, schema = @Schema(implementation = String.class))
      })
  public Uni<Response> ask(
      @Parameter(description = SingleAnswers.WAIT) @HeaderParam(SingleAnswers.PREFER) String prefer,
      @Context UriInfo address,
      @Context HttpHeaders headers) {
    return answered(address.getQueryParameters(), prefer, headers);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Deadline(value = "PT10S", endsWithClient = true)
  @Refuses(422)
  @Operation(
      operationId = "postShort",
      summary = "May this call be made? By form, on one line",
      description = "As by query; neither the number nor the key stands in an address.")
  @Extension(name = ContractOpenApi.READS, value = "true", parseValue = true)
  @APIResponse(
      responseCode = "200",
      description = "The decision",
      content = {
        @Content(
            mediaType = MediaType.TEXT_PLAIN,
            schema = @Schema(implementation = String.class),
            examples = @ExampleObject(name = "permit", value = LINE)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ShortAnswer.class)),
        @Content(mediaType = MediaType.TEXT_XML, schema = @Schema(implementation = String.class))
      })
  public Uni<Response> post(
      @Parameter(description = SingleAnswers.WAIT) @HeaderParam(SingleAnswers.PREFER) String prefer,
      @Context HttpHeaders headers,
      MultivaluedMap<String, String> form) {
    return answered(form, prefer, headers);
  }

  private Uni<Response> answered(
      MultivaluedMap<String, String> fields, String prefer, HttpHeaders headers) {
    boolean httapi = Httapi.is(headers.getHeaderString(HttpHeaders.USER_AGENT));
    ShortFormat format =
        ShortFormat.of(httapi, headers.getAcceptableMediaTypes())
            .orElseThrow(NotAcceptableException::new);
    if (fields.containsKey(ShortQuestion.KEY) && CREDENTIALS.stream().anyMatch(isThere(headers))) {
      throw new RefusedException(new KeyBesideCredential());
    }
    if (httapi && Httapi.hasEnded(fields)) {
      return Uni.createFrom().item(Response.ok(ShortAnswer.NOTHING, format.type()).build());
    }
    ObjectNode question = ShortQuestion.of(httapi ? Httapi.withoutItsOwn(fields) : fields);
    SingleAnswers.Wait wait = single.waiting(prefer);
    return intakes
        .current()
        .knowing(Intake.campaignsOf(Stream.of(question)), wait.left())
        .map(intake -> asked(intake, question))
        .flatMap(
            asked ->
                single
                    .within(wait, asked, path.decide(asked))
                    .map(answer -> response(format, asked, answer)));
  }

  private static Predicate<String> isThere(HttpHeaders headers) {
    return name -> headers.getHeaderString(name) != null;
  }

  private AskedQuestion asked(Intake intake, ObjectNode question) {
    AskedQuestion asked = understood(intake, question);
    if (!Binding.isBinding(asked.question(), time.instant())) {
      throw notNow();
    }
    return asked;
  }

  private AskedQuestion understood(Intake intake, ObjectNode question) {
    return switch (intake.understand(null, question, time.instant())) {
      case Intake.Understood understood -> understood.asked();
      case Intake.Refused refused -> throw new RefusedException(refused.refusal());
    };
  }

  /** Who reads one word would call on a plan. */
  private static RefusedException notNow() {
    return RefusedException.invalidField(
        "/at",
        "NOT_NOW",
        "must be within five minutes of now, or be left out: a short answer is for a call that is"
            + " made at once. Plan with POST /v1/call-permissions");
  }

  private Response response(ShortFormat format, AskedQuestion asked, CallPermission answer) {
    if (answer.decision() == Verdict.PERMIT && answer.permit() == null) {
      throw notNow();
    }
    return single.response(asked, answer, format.answer(answer)).type(format.type()).build();
  }
}
