package nl.magbellen.gateway.json;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import nl.magbellen.service.api.OrNull;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Documents what is written otherwise than its type says: {@code texts} leaves out a message or one
 * of its languages ({@link PermissionOut}), and a withheld caller id is null ({@link GatewayJson}).
 * After what is always there is declared.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class WrittenDocument implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI document) {
    leaveOut(document, "Reason", "message");
    leaveOut(document, "Obligation", "message");
    leaveOut(document, "Message", "nl", "en");
    OrNull.fields(document.getComponents().getSchemas().get("AskedQuestion"), "callerId"::equals);
  }

  private static void leaveOut(OpenAPI document, String name, String... fields) {
    Schema schema = document.getComponents().getSchemas().get(name);
    List<String> left = List.of(fields);
    schema.setRequired(
        schema.getRequired().stream().filter(field -> !left.contains(field)).toList());
  }
}
