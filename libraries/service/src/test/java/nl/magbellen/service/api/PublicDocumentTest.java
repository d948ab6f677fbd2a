package nl.magbellen.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.junit.jupiter.api.Test;

class PublicDocumentTest {

  private static final String REFERENCE = "#/components/schemas/";

  @Test
  void clientsAreShownNothingThatServicesAskEachOther() {
    // Given
    OpenAPI document = document();
    // When
    new PublicDocument(false).filterOpenAPI(document);
    // Then
    assertThat(document.getPaths().getPathItems()).containsOnlyKeys("/v1/consents");
    assertThat(document.getComponents().getSchemas()).containsOnlyKeys("Consent", "Channel");
  }

  @Test
  void testsAreShownAll() {
    // Given
    OpenAPI document = document();
    // When
    new PublicDocument(true).filterOpenAPI(document);
    // Then
    assertThat(document.getPaths().getPathItems())
        .containsOnlyKeys("/v1/consents", "/internal/lookups");
    assertThat(document.getComponents().getSchemas())
        .containsOnlyKeys("Consent", "Channel", "Facts", "Fact");
  }

  private static OpenAPI document() {
    return OASFactory.createOpenAPI()
        .paths(
            OASFactory.createPaths()
                .addPathItem("/v1/consents", answering("Consent"))
                .addPathItem("/internal/lookups", answering("Facts")))
        .components(
            OASFactory.createComponents()
                .addSchema("Consent", OASFactory.createSchema().addProperty("by", named("Channel")))
                .addSchema("Channel", OASFactory.createSchema())
                .addSchema("Facts", OASFactory.createSchema().items(named("Fact")))
                .addSchema("Fact", OASFactory.createSchema()));
  }

  private static PathItem answering(String schema) {
    return OASFactory.createPathItem()
        .GET(
            OASFactory.createOperation()
                .responses(
                    OASFactory.createAPIResponses()
                        .addAPIResponse(
                            "200",
                            OASFactory.createAPIResponse()
                                .content(
                                    OASFactory.createContent()
                                        .addMediaType(
                                            "application/json",
                                            OASFactory.createMediaType().schema(named(schema)))))));
  }

  private static Schema named(String schema) {
    return OASFactory.createSchema().ref(REFERENCE + schema);
  }
}
