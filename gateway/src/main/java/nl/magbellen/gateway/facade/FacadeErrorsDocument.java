package nl.magbellen.gateway.facade;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Documents that errors of the façade are lines; after errors are declared. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class FacadeErrorsDocument implements OASFilter {

  private static final char FIRST_OF_ERRORS = '4';

  @Override
  public void filterOpenAPI(OpenAPI document) {
    List.of(ScrubResource.PATH, PdncResource.PATH)
        .forEach(
            path ->
                document
                    .getPaths()
                    .getPathItem(path)
                    .getOperations()
                    .values()
                    .forEach(FacadeErrorsDocument::complete));
  }

  private static void complete(Operation operation) {
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (status.charAt(0) >= FIRST_OF_ERRORS) {
                response.content(
                    OASFactory.createContent()
                        .addMediaType(
                            "text/plain",
                            OASFactory.createMediaType()
                                .schema(
                                    OASFactory.createSchema().addType(Schema.SchemaType.STRING))));
              }
            });
  }
}
