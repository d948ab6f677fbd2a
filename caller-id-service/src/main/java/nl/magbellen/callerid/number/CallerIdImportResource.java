package nl.magbellen.callerid.number;

import io.quarkus.vertx.http.Compressed;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import nl.magbellen.imports.ImportEnding;
import nl.magbellen.imports.ImportedFiles;
import nl.magbellen.imports.ImportedRow;
import nl.magbellen.imports.Imports;
import nl.magbellen.service.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports files of caller ids. */
@Path("/v1/caller-ids/import")
@Tag(name = "Caller ids")
public class CallerIdImportResource {

  private final Imports imports;
  private final ImportedCallerIds kind;

  CallerIdImportResource(Imports imports, ImportedCallerIds kind) {
    this.imports = imports;
    this.kind = kind;
  }

  @POST
  @Blocking
  @Compressed
  @Consumes({ImportedFiles.CSV, ImportedFiles.LINES, ImportedFiles.FORM})
  @Produces({ImportedFiles.CSV, ImportedFiles.LINES})
  @RolesAllowed(Role.REGISTRAR)
  @Operation(
      operationId = "importCallerIds",
      summary = "Register the caller ids of a file, row by row",
      description = ImportedFiles.DESCRIPTION)
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = ImportedFiles.CSV,
            schema = @Schema(implementation = String.class),
            examples =
                @ExampleObject(
                    name = "file",
                    value =
                        """
                        number,advertiser,from
                        +31207001234,zonnestroom,2026-01-01T00:00:00+01:00
                        """)),
        @Content(
            mediaType = ImportedFiles.LINES,
            schema = @Schema(implementation = CallerIdRequest.class))
      })
  @APIResponse(
      responseCode = "200",
      description = ImportedFiles.ANSWER,
      content = {
        @Content(
            mediaType = ImportedFiles.CSV,
            schema = @Schema(implementation = String.class),
            examples = @ExampleObject(name = "answers", value = ImportedFiles.ANSWERS)),
        @Content(
            mediaType = ImportedFiles.LINES,
            schema = @Schema(anyOf = {ImportedRow.class, ImportEnding.class}))
      })
  public Response importFile(
      @Context UriInfo address, @Context HttpHeaders headers, InputStream body) throws IOException {
    return imports.take(kind, address.getQueryParameters(), headers, body);
  }
}
