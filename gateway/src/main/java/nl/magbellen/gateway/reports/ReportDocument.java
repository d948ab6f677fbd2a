package nl.magbellen.gateway.reports;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Documents one report of many: the fields of a single one, and those that name its call. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class ReportDocument implements OASFilter {

  /**
   * What names a call; the filter adds the fields of an outcome.
   *
   * @param decision its id
   * @param reference that of its question
   * @param callee the number that was called
   * @param advertiser for whom
   */
  @Schema(
      name = "Report",
      description = "How a call ended, and which",
      examples =
          """
          {"reference": "row-17", "connected": true, "endedAt": "2026-11-23T14:06:10+01:00",
           "rightToObject": "AGENT", "disposition": "SALE", "callId": "1732368000.17"}
          """)
  public record Report(
      @Schema(format = "uuid") String decision,
      @Schema(minLength = 1, maxLength = 200) String reference,
      String callee,
      String advertiser) {}

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Map<String, org.eclipse.microprofile.openapi.models.media.Schema> schemas =
        document.getComponents().getSchemas();
    var report = schemas.get("Report");
    var single = schemas.get("OutcomeRequest");
    if (report != null && single != null) {
      var fields = new LinkedHashMap<>(report.getProperties());
      fields.putAll(single.getProperties());
      report.setProperties(fields);
    }
  }
}
