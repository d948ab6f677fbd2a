package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.issuer.TokenSigner;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which tokens the services take. */
@ExtendWith(RunningStack.class)
class TokensIT {

  private static final Map<Service, String> THINGS =
      Map.of(
          Service.CONSENT, "/v1/consents/",
          Service.OBJECTION, "/v1/objections/",
          Service.CALLER_ID, "/v1/advertisers/",
          Service.GATEWAY, "/v1/call-permissions/");

  /** The settings of a service's own client must not make a second way in. */
  @ParameterizedTest
  @EnumSource
  void aTokenForOthersIsRefusedWhereverAPathEnds(Service service, Clients clients) {
    // Given
    LocalStack stack = clients.stack();
    String foreign =
        new TokenSigner(stack.signer().issuer(), stack.signer().key(), "somebody-else")
            .sign(TokenRequest.of(Set.of(Role.OPERATOR), "*"), Instant.now());
    // When
    int atTheClients = status(clients, service, foreign, "client");
    int elsewhere = status(clients, service, foreign, "01a216cf-c902-75ff-9d7b-9c1b1deb6a38");
    // Then
    assertThat(atTheClients).isEqualTo(401);
    assertThat(elsewhere).isEqualTo(401);
  }

  private static int status(Clients clients, Service service, String token, String id) {
    return clients.without(service).auth().oauth2(token).get(THINGS.get(service) + id).statusCode();
  }
}
