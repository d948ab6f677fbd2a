package nl.magbellen.gateway.facade;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Documents the fields of the façade, as query parameters and as forms, and its keys. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 3)
public class FacadeDocument implements OASFilter {

  private static final Map<String, String> EXAMPLE =
      Map.of("phoneList", "0612345678,0202345678", "projId", "zonnestroom", "campaignId", "winter");

  private static final Map<String, String> EXAMPLE_OF_PDNC =
      Map.of(
          "phoneList",
          "0612345678",
          "projId",
          "zonnestroom",
          "campaignId",
          "winter",
          "actionType",
          "add");

  private static final Map<String, String> COMMON = new LinkedHashMap<>();
  private static final Map<String, String> OF_SCRUB = new LinkedHashMap<>();
  private static final Map<String, String> OF_PDNC = new LinkedHashMap<>();

  static {
    COMMON.put(
        "phoneList",
        "The numbers, with commas between: +31612345678, 31612345678, 0612345678 or 612345678; after"
            + " a bar your own id, which comes back: 0612345678|ACCT-1");
    COMMON.put("campaignId", "The campaign, where the API key is not for one");
    COMMON.put("projId", "The advertiser, where neither key nor campaign says it");
    COMMON.put("ignoreInvalid", "1: what is no number is told, and no error");
    OF_SCRUB.put(
        "version", "Of the interface, 1 to 9; below 3 the last three columns are left out");
    OF_SCRUB.put("output", "csv (lines, usual) or json");
    OF_SCRUB.put("callerId", "The number that will be shown, where the campaign has several");
    OF_PDNC.put("actionType", "add");
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    complete(document, ScrubResource.PATH, "ScrubForm", OF_SCRUB);
    complete(document, PdncResource.PATH, "PdncForm", OF_PDNC);
  }

  private static void complete(
      OpenAPI document, String path, String form, Map<String, String> own) {
    Map<String, String> fields = new LinkedHashMap<>(COMMON);
    fields.putAll(own);
    List<String> required =
        own == OF_PDNC ? List.of("phoneList", "actionType") : List.of("phoneList");
    PathItem item = document.getPaths().getPathItem(path);
    fields.forEach((name, is) -> item.getGET().addParameter(parameter(name, is, required)));
    Schema schema =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .description("The fields as a form; loginId stands before phoneList")
            .required(required)
            .addExample(own == OF_PDNC ? EXAMPLE_OF_PDNC : EXAMPLE);
    schema.addProperty("loginId", key());
    fields.forEach((name, is) -> schema.addProperty(name, text(name).description(is)));
    document.getComponents().addSchema(form, schema);
    item.getPOST().requestBody(OASFactory.createRequestBody().required(true).content(forms(form)));
    for (Operation operation : List.of(item.getGET(), item.getPOST())) {
      takeKey(document, "loginId", SecurityScheme.In.HEADER, operation);
      takeKey(document, "loginIdInQuery", SecurityScheme.In.QUERY, operation);
    }
  }

  private static Content forms(String form) {
    Content content = OASFactory.createContent();
    for (String type : List.of("application/x-www-form-urlencoded", "multipart/form-data")) {
      content.addMediaType(
          type,
          OASFactory.createMediaType()
              .schema(OASFactory.createSchema().ref("#/components/schemas/" + form)));
    }
    return content;
  }

  private static Parameter parameter(String name, String description, List<String> required) {
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.QUERY)
        .required(required.contains(name))
        .description(description)
        .schema(text(name));
  }

  private static void takeKey(
      OpenAPI document, String scheme, SecurityScheme.In in, Operation operation) {
    document
        .getComponents()
        .addSecurityScheme(
            scheme,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .name(Fields.LOGIN)
                .in(in)
                .description("An API key with the scope facade"));
    operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(scheme));
  }

  private static Schema key() {
    return text()
        .description(
            "An API key with the scope facade; left out where the request has one elsewhere")
        .pattern("^mb_[0-9a-f]{72}$");
  }

  private static Schema text(String name) {
    return name.equals("actionType") ? text().addEnumeration("add") : text();
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }
}
