package nl.magbellen.objection;

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

/** Imports files of objections. */
@Path("/v1/objections/import")
@Tag(name = "Objections")
public class ObjectionImportResource {

  private final Imports imports;
  private final ImportedObjections kind;

  ObjectionImportResource(Imports imports, ImportedObjections kind) {
    this.imports = imports;
    this.kind = kind;
  }

  @POST
  @Blocking
  @Compressed
  @Consumes({ImportedFiles.CSV, ImportedFiles.LINES, ImportedFiles.FORM})
  @Produces({ImportedFiles.CSV, ImportedFiles.LINES})
  @RolesAllowed(Role.DIALER)
  @Operation(
      operationId = "importObjections",
      summary = "Register the objections of a file of any length, row by row",
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
                        number,advertiser,receivedAt,channel
                        +31612345678,zonnestroom,2026-11-20T10:00:00+01:00,LETTER
                        """)),
        @Content(
            mediaType = ImportedFiles.LINES,
            schema = @Schema(implementation = ObjectionRequest.class))
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
