package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.Compressed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import nl.magbellen.gateway.permission.DecisionPath;
import nl.magbellen.gateway.permission.Intake;
import nl.magbellen.gateway.permission.QuestionRequest;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Screens lists of any length. */
@Path(ScreeningResource.PATH)
@Tag(name = "Call permissions")
public class ScreeningResource {

  static final String PATH = "/v1/screenings";

  private static final Logger LOG = Logger.getLogger(ScreeningResource.class);
  private static final String CSV = "text/csv";
  private static final String LINES = "application/x-ndjson";
  private static final String GZIP = "gzip";
  private static final String FROM_ROW = "fromRow";
  private static final int BUFFER = 1 << 16;

  private final DecisionPath path;
  private final CurrentRulebook rulebook;
  private final Client client;
  private final ObjectMapper json;
  private final ScreeningSettings settings;
  private final Semaphore places;

  ScreeningResource(
      DecisionPath path,
      CurrentRulebook rulebook,
      Client client,
      ObjectMapper json,
      ScreeningSettings settings) {
    this.path = path;
    this.rulebook = rulebook;
    this.client = client;
    this.json = json;
    this.settings = settings;
    this.places = new Semaphore(settings.mostLists());
  }

  @POST
  @Compressed
  @Consumes({CSV, LINES})
  @Produces({CSV, LINES})
  @RolesAllowed(Role.DIALER)
  @Operation(
      operationId = "screen",
      summary = "May these calls be made? A list of any length, row by row",
      description =
          """
          Answers a row per row, in order, while the list still comes in; in the type of the list. \
          A row that cannot be read or may not be asked has the decision ERROR, and why; it stops \
          nothing. The last row gives the counts. Lists may be gzipped both ways. What is constant \
          stands in the query under the names of the question's fields (never the callee); a row's \
          own value comes before it. Every decision is on record. Rows bring no permits.""")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = CSV,
            schema = @Schema(implementation = String.class),
            examples =
                @ExampleObject(
                    name = "list",
                    value = "callee,reference\n+31612345678,row-17\n06-87654321,row-18\n")),
        @Content(mediaType = LINES, schema = @Schema(implementation = QuestionRequest.class))
      })
  @APIResponse(
      responseCode = "200",
      description = "The answers",
      content = {
        @Content(
            mediaType = CSV,
            schema = @Schema(implementation = String.class),
            examples =
                @ExampleObject(
                    name = "answers",
                    value =
                        """
                        row,reference,id,decision,reasons,basis,evidence,validUntil,retryAt,error
                        1,row-17,0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10,DENY,NO_LEGAL_BASIS,,,,,
                        1,,,TOTAL,PERMIT=0|DENY=1|ERROR=0,,,,,
                        """)),
        @Content(mediaType = LINES, schema = @Schema(implementation = ScreenedRow.class))
      })
  public Response screen(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
      @Parameter(
              description =
                  "The first row to be answered, from 1: where an earlier answer broke off. From 2"
                      + " on no header row is answered")
          @QueryParam(FROM_ROW)
          @DefaultValue("1")
          @Min(1)
          long fromRow,
      @Context UriInfo address,
      InputStream body)
      throws IOException {
    Map<String, List<String>> query = new HashMap<>(address.getQueryParameters());
    query.remove(FROM_ROW);
    if (type == null) {
      throw new NotSupportedException();
    }
    ObjectNode constants = QuestionFields.constants(query);
    Intake intake = new Intake(client, rulebook, json);
    RowFormat format = format(type, decoded(body, encoding), constants);
    Screening screening = new Screening(format, fromRow, constants, intake, path, settings);
    takePlace();
    StreamingOutput answers = out -> run(screening, out);
    return Response.ok(answers, type).build();
  }

  private RowFormat format(MediaType type, InputStream list, ObjectNode constants)
      throws IOException {
    return type.getSubtype().equals("csv")
        ? new CsvFormat(list, constants)
        : new LineFormat(list, json);
  }

  private static InputStream decoded(InputStream body, String encoding) throws IOException {
    return switch (encoding) {
      case null -> body;
      case "identity" -> body;
      case GZIP -> unzipped(body);
      default ->
          throw ProblemException.badRequest("Lists may be encoded with gzip, or not at all.");
    };
  }

  private static InputStream unzipped(InputStream body) throws IOException {
    try {
      return new GZIPInputStream(body, BUFFER);
    } catch (java.util.zip.ZipException | java.io.EOFException notZipped) {
      throw ProblemException.badRequest("The list is said to be gzipped, but it is not.");
    }
  }

  private void takePlace() {
    if (!places.tryAcquire()) {
      throw ProblemException.busy(
          "As many lists as we can are being screened; ask again later.", Duration.ofSeconds(30));
    }
  }

  private void run(Screening screening, OutputStream out) {
    try {
      screening.run(out);
    } catch (IOException gone) {
      // What the client got has no counts at its end: it knows that the list is not finished.
      LOG.infof("screening ended before its end cause=%s", gone.getMessage());
    } finally {
      places.release();
    }
  }
}
