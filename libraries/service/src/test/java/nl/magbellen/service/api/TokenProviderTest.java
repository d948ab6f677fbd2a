package nl.magbellen.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenProviderTest {

  @ParameterizedTest
  @ValueSource(strings = {"https://login.example/realm", "https://login.example/realm/"})
  void documentSaysWhereTokensComeFrom(String provider) {
    // Given
    OpenAPI document = document();
    // When
    new TokenProvider(Optional.of(provider)).filterOpenAPI(document);
    // Then
    assertThat(document.getComponents().getSecuritySchemes().get("openId").getOpenIdConnectUrl())
        .isEqualTo("https://login.example/realm/.well-known/openid-configuration");
  }

  @Test
  void withoutProviderItSaysNothing() {
    // Given
    OpenAPI document = document();
    // When
    new TokenProvider(Optional.empty()).filterOpenAPI(document);
    // Then
    assertThat(document.getComponents().getSecuritySchemes()).isNull();
  }

  private static OpenAPI document() {
    return OASFactory.createOpenAPI().components(OASFactory.createComponents());
  }
}
