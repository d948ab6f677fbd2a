package nl.magbellen.phonecode;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The latest codes, on a developer's machine only. */
@Path("/dev/codes")
public class DevelopmentCodesResource {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="utf-8"><title>Latest codes</title></head>
      <body>
      <h1>Latest codes</h1>
      <table>
      <thead><tr><th scope="col">Sent</th><th scope="col">Number</th><th scope="col">By</th>\
      <th scope="col">Code</th></tr></thead>
      <tbody>
      %s
      </tbody>
      </table>
      </body>
      </html>
      """;

  private static final String ROW = "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>";

  private final CodeSettings settings;
  private final DevelopmentCodes codes;

  DevelopmentCodesResource(CodeSettings settings, DevelopmentCodes codes) {
    this.settings = settings;
    this.codes = codes;
  }

  @GET
  @PermitAll
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Response page() {
    requireDevelopment();
    return answer(
        PAGE.formatted(
            codes.latest().stream()
                .map(DevelopmentCodesResource::row)
                .collect(Collectors.joining("\n"))));
  }

  @GET
  @PermitAll
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response list() {
    requireDevelopment();
    return answer(codes.latest());
  }

  private static String row(DevelopmentCodes.Shown shown) {
    return ROW.formatted(
        DutchTime.format(shown.sentAt()), shown.number().e164(), shown.delivery(), shown.code());
  }

  private static Response answer(Object entity) {
    return Response.ok(entity).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  private void requireDevelopment() {
    switch (settings.sender()) {
      case HTTP -> throw ProblemException.notFound("There is nothing here.");
      case DEVELOPMENT -> {}
    }
  }
}
