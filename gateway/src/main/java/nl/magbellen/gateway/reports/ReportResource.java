package nl.magbellen.gateway.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.magbellen.list.ListText;
import nl.magbellen.list.Row;
import nl.magbellen.list.RowReader;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.ContractOpenApi;
import nl.magbellen.service.deadline.Deadline;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.problem.ProblemMappers;
import nl.magbellen.service.problem.RefusalTables;
import nl.magbellen.service.refusal.CommonRefusal.InvalidRequest;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes the reports of many calls at once. */
@Path("/v1/outcomes")
@Tag(name = "Outcomes")
public class ReportResource {

  private static final int MOST = 10_000;
  private static final String LINES = "application/x-ndjson";

  private static final String DESCRIPTION =
      "Each line, or item, has the fields of a single outcome, and names its call: by decision, by the"
          + " reference of its question, or by callee for the last decision of this client that bound (the"
          + " latest of 31 days). Fields that name it must all fit. An answer each, in order. An objection is"
          + " registered even when no decision is found, if callee and advertiser are there: NO_DECISION. What"
          + " is sent again of a call that callId, startedAt or endedAt tells from others is SAME.";

  private final Reports reports;
  private final ReportLine.Reader reader;
  private final RefusalTables refusals;
  private final ObjectMapper json;
  private final Client client;

  ReportResource(
      Reports reports,
      ReportLine.Reader reader,
      RefusalTables refusals,
      ObjectMapper json,
      Client client) {
    this.reports = reports;
    this.reader = reader;
    this.refusals = refusals;
    this.json = json;
    this.client = client;
  }

  /** The answers, in the order of the reports. */
  @Schema(name = "ReportAnswers")
  public record Answers(List<ReportAnswer> items) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Deadline("PT2M")
  @RolesAllowed(Role.DIALER)
  @Extension(name = ContractOpenApi.KNOWS_REPEATS, value = "true", parseValue = true)
  @Operation(
      operationId = "reportOutcomes",
      summary = "Report what became of calls; at most 10,000 at once",
      description = DESCRIPTION)
  @APIResponse(
      responseCode = "200",
      description = "An answer for each report, in their order: one object, or a line each",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Answers.class)),
        @Content(mediaType = LINES, schema = @Schema(implementation = ReportAnswer.class))
      })
  public Uni<Answers> report(
      @RequestBody(
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = ReportDocument.Report[].class)),
                @Content(
                    mediaType = LINES,
                    schema = @Schema(implementation = ReportDocument.Report.class))
              })
          @NotNull
          @Size(max = MOST, message = "must hold at most " + MOST + " reports")
          List<JsonNode> body) {
    Taken taken = new Taken();
    for (int i = 0; i < body.size(); i++) {
      long line = i + 1L;
      JsonNode told = body.get(i);
      taken.add(line, () -> reader.read(line, told));
    }
    return taken.answers().map(Answers::new);
  }

  @POST
  @Consumes(LINES)
  @Produces(LINES)
  @Deadline("PT2M")
  @RolesAllowed(Role.DIALER)
  @Operation(hidden = true)
  public Uni<byte[]> reportLines(@NotNull byte[] body) throws IOException {
    Taken taken = new Taken();
    RowReader rows = RowReader.ofLines(ListText.of(new ByteArrayInputStream(body), null));
    for (Row row = rows.next(); row != null; row = rows.next()) {
      if (row.number() > MOST) {
        throw ProblemException.badRequest(
            "A request holds at most 10,000 reports; none of these was taken. Send them in parts.");
      }
      switch (row) {
        case Row.Whole(long _, long line, String text) ->
            taken.add(line, () -> reader.read(line, text));
        case Row.Broken(long _, long line, String why, String _) ->
            taken.refuse(line, refusals.problem(new InvalidRequest(why)));
        case Row.Blank _ -> {}
      }
    }
    return taken.answers().map(this::lines);
  }

  private byte[] lines(List<ReportAnswer> answers) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    try {
      for (ReportAnswer answer : answers) {
        lines.write(json.writeValueAsBytes(answer));
        lines.write('\n');
      }
    } catch (IOException e) {
      throw new IllegalStateException("An answer of ours cannot be written.", e);
    }
    return lines.toByteArray();
  }

  /** What a request holds: reports, and answers to what is none. */
  private final class Taken {

    private final List<ReportLine> lines = new ArrayList<>();
    private final List<ReportAnswer> refused = new ArrayList<>();

    void add(long line, Supplier<ReportLine> read) {
      try {
        lines.add(read.get());
      } catch (ConstraintViolationException e) {
        refuse(line, ProblemMappers.constraints(e.getConstraintViolations()));
      } catch (RefusedException e) {
        refuse(line, refusals.problem(e.refusal()));
      }
    }

    void refuse(long line, Problem problem) {
      refused.add(ReportAnswer.error(line, problem));
    }

    Uni<List<ReportAnswer>> answers() {
      return reports
          .take(Reporter.of(client), lines)
          .map(
              answers ->
                  Stream.concat(answers.stream(), refused.stream())
                      .sorted(Comparator.comparingLong(ReportAnswer::line))
                      .toList());
    }
  }
}
