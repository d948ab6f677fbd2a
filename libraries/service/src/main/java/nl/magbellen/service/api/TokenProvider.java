package nl.magbellen.service.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Tells in the OpenAPI document which OpenID provider's tokens this installation takes. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class TokenProvider implements OASFilter {

  /** The name of the scheme in the document. */
  static final String SCHEME = "openId";

  private static final String DISCOVERY = "/.well-known/openid-configuration";

  private final Optional<String> provider;

  /** Tells the one of the configuration, if there is any. */
  public TokenProvider() {
    this(ConfigProvider.getConfig().getOptionalValue("quarkus.oidc.auth-server-url", String.class));
  }

  TokenProvider(Optional<String> provider) {
    this.provider = provider;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    provider.ifPresent(
        url ->
            document
                .getComponents()
                .addSecurityScheme(
                    SCHEME,
                    OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.OPENIDCONNECT)
                        .description("Where tokens come from")
                        .openIdConnectUrl(url.replaceFirst("/+$", "") + DISCOVERY)));
  }
}
