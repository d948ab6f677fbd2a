package nl.magbellen.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import nl.magbellen.service.testing.AuthorisationWalk;
import org.junit.jupiter.api.Test;

/** Who may call what: every operation, as the document lists it and as the contract has it. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class AuthorisationTest {

  /** What is about no single advertiser, so that there is no token of another one. */
  private static final Set<String> OF_NONE =
      Set.of(
          // what a hook takes is of whom its key says, and nothing is shown
          "GET /v1/hooks/{key}/{preset}",
          "POST /v1/hooks/{key}/{preset}",
          // everybody is told of objections against everybody, and of days of mourning
          "GET /v1/changes",
          "GET /v1/changes/snapshot",
          // whoever may read that feed may have it sent
          "POST /v1/subscriptions");

  @TestHTTPResource("/")
  URI service;

  @Test
  void everyOperationDeclaresWhomTheContractLetsCallIt() {
    assertEquals(List.of(), walk().declaredOtherwise());
  }

  @Test
  void everyOperationAdmitsItsRolesAndNobodyElse() {
    assertEquals(List.of(), walk().admittedOtherwise());
  }

  @Test
  void tokenOfAnotherAdvertiserIsRefusedOrShownNothing() {
    assertEquals(List.of(), walk().shownToOthers(OF_NONE));
  }

  private AuthorisationWalk walk() {
    return new AuthorisationWalk(service, "gateway");
  }
}
