package nl.magbellen.gateway.shortform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Documents that errors of the short question come in its own forms; after errors are declared. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class ShortErrorsDocument implements OASFilter {

  private static final char FIRST_OF_ERRORS = '4';

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document
        .getPaths()
        .getPathItem(ShortResource.PATH)
        .getOperations()
        .values()
        .forEach(ShortErrorsDocument::complete);
  }

  private static void complete(Operation operation) {
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (status.charAt(0) >= FIRST_OF_ERRORS) {
                complete(response);
              }
            });
  }

  private static void complete(APIResponse response) {
    response.getContent().addMediaType("text/plain", text()).addMediaType("text/xml", text());
  }

  private static MediaType text() {
    return OASFactory.createMediaType()
        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
  }
}
