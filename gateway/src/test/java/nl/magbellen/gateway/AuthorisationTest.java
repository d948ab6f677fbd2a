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
    assertEquals(List.of(), walk().shownToOthers(Set.of()));
  }

  private AuthorisationWalk walk() {
    return new AuthorisationWalk(service, "gateway");
  }
}
