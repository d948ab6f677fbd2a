package nl.magbellen.imports;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.magbellen.list.Encoding;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Documents what may be said of a file that is imported, in the query. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2)
public class ImportDocument implements OASFilter {

  private static final String IMPORT = "/import";

  private static final String CHARSET = "charset";

  private static final Map<String, String> TEXTS =
      Map.of(
          "name",
          "The file's name, kept as evidence; Content-Disposition may say it too",
          "map",
          "Which column is which field: number:telefoon,receivedAt:Datum",
          "dateFormat",
          "How times are written: dd-MM-yyyy HH:mm; a date alone begins its day",
          "zone",
          "The zone of these times; Europe/Amsterdam if it is left out",
          "numbers",
          "nl: numbers may lack their leading 0 or +",
          CHARSET,
          "The file's encoding",
          "dryRun",
          "true: answers the same, and records nothing",
          "only",
          "ERROR: only refused rows are answered, and the counts",
          "fromRow",
          "The first row to be recorded and answered, from 1; the whole file is sent");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) -> {
              if (path.endsWith(IMPORT)) {
                document(item);
              }
            });
  }

  private static void document(PathItem item) {
    Operation operation = item.getPOST();
    List<Parameter> parameters = new ArrayList<>();
    if (operation.getParameters() != null) {
      parameters.addAll(operation.getParameters());
    }
    TEXTS.keySet().stream().sorted().map(ImportDocument::parameter).forEach(parameters::add);
    operation.setParameters(parameters);
  }

  private static Parameter parameter(String name) {
    Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    if (name.equals(CHARSET)) {
      text.setEnumeration(List.copyOf(Encoding.NAMES));
    }
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.QUERY)
        .description(TEXTS.get(name))
        .schema(text);
  }
}
