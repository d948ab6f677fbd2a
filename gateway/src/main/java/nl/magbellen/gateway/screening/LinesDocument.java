package nl.magbellen.gateway.screening;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Documents a line that keeps all that was sent: our fields have other names beside those of the
 * list. After what is always there is declared.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class LinesDocument implements OASFilter {

  private static final String BESIDE = "ScreenedRowBeside";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Schema alone = document.getComponents().getSchemas().get("ScreenedRow");
    Schema beside =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .description("A row as it was sent, with the answer beside its own fields")
            .required(alone.getRequired().stream().map(CsvAnswers::prefixed).toList());
    alone
        .getProperties()
        .forEach((name, field) -> beside.addProperty(CsvAnswers.prefixed(name), field));
    document.getComponents().addSchema(BESIDE, beside);
    document
        .getPaths()
        .getPathItem(ScreeningResource.PATH)
        .getPOST()
        .getResponses()
        .getAPIResponse("200")
        .getContent()
        .getMediaType(IncomingList.LINES)
        .getSchema()
        .addAnyOf(OASFactory.createSchema().ref("#/components/schemas/" + BESIDE));
  }
}
