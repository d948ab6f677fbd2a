package nl.magbellen.objection.keypad;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.api.StrictText;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.WriteResult;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes the keys that people press when a recorded text offers the right to object. */
@Path("/v1/objections/keypad")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Objections")
public class KeypadResource {

  private final KeypadCalls calls;
  private final KeypadLedger ledger;
  private final IdempotentWrites writes;
  private final Client client;
  private final String usual;

  KeypadResource(
      KeypadCalls calls,
      KeypadLedger ledger,
      IdempotentWrites writes,
      Client client,
      @ConfigProperty(name = "magbellen.keypad.agreed") String usual) {
    this.calls = calls;
    this.ledger = ledger;
    this.writes = writes;
    this.client = client;
    this.usual = usual;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
  @RolesAllowed(Role.DIALER)
  @Refuses({404, 422})
  @Operation(
      operationId = "pressKey",
      summary = "A key pressed during a call; an objection is in force before this answers",
      description =
          "The call is named by its permit, which may have ended, or by the id of its decision. The"
              + " agreed key, alone or among others, is an objection to the advertiser of the"
              + " call; so is what no keypad has. Other keys and none are not: reading tells it,"
              + " and nothing is registered. The same again changes nothing. Where the call"
              + " cannot be looked up it is 503, and nothing is registered: send it again.")
  @APIResponse(
      responseCode = "201",
      description = "An objection, in force",
      content = @Content(schema = @Schema(implementation = KeypadAnswer.class)))
  @APIResponse(
      responseCode = "200",
      description = "No objection, or registered by an earlier press in this call",
      content = @Content(schema = @Schema(implementation = KeypadAnswer.class)))
  public Uni<Response> press(@NotNull @Valid KeypadRequest body) {
    Reading reading = Reading.of(body.digit(), body.agreed() == null ? usual : body.agreed());
    return writes.idempotentlyAfter(
        body,
        () -> calls.find(body, reading),
        call ->
            reading.isObjection()
                ? ledger.register(call, body, reading, client.name())
                : Uni.createFrom()
                    .item(WriteResult.ok(KeypadAnswer.none(call.decision(), reading))));
  }

  /**
   * Reads a press that comes as a form, which is what dialplans can send, as JSON with the same
   * fields is read. Fields that are empty are left out, but for {@code digit}.
   */
  @Provider
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  static final class FormReader implements MessageBodyReader<KeypadRequest> {

    private static final int LONGEST = 20_000;
    private static final String DIGIT = "digit";
    private static final String ANNOUNCED = "announced";

    private final ObjectMapper json;

    FormReader(ObjectMapper json) {
      this.json = json;
    }

    @Override
    public boolean isReadable(
        Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
      return type == KeypadRequest.class;
    }

    @Override
    public KeypadRequest readFrom(
        Class<KeypadRequest> type,
        Type genericType,
        Annotation[] annotations,
        MediaType mediaType,
        MultivaluedMap<String, String> headers,
        InputStream body)
        throws IOException {
      ObjectNode press = json.createObjectNode();
      decoded(body).forEach((name, values) -> put(press, name, values));
      try {
        return json.treeToValue(press, KeypadRequest.class);
      } catch (JacksonException wrong) {
        throw new WebApplicationException(wrong, Response.Status.BAD_REQUEST);
      }
    }

    private static Map<String, List<String>> decoded(InputStream body) throws IOException {
      byte[] bytes = body.readNBytes(LONGEST);
      String form = new String(bytes, StandardCharsets.US_ASCII);
      if (bytes.length == LONGEST || !StrictText.isReadable("/?" + form)) {
        throw ProblemException.badRequest(
            "The form must be ASCII, with what is not escaped as UTF-8, and of at most 20,000 bytes.");
      }
      return new QueryStringDecoder(form, StandardCharsets.UTF_8, false).parameters();
    }

    private static void put(ObjectNode press, String name, List<String> values) {
      if (values.size() > 1) {
        throw RefusedException.invalidField("/" + name, "TWICE", "must be there once");
      }
      String value = values.getFirst();
      if (name.equals(ANNOUNCED) && (value.equals("true") || value.equals("false"))) {
        press.put(name, Boolean.valueOf(value));
      } else if (name.equals(DIGIT) || !value.isEmpty()) {
        press.put(name, value);
      }
    }
  }
}
