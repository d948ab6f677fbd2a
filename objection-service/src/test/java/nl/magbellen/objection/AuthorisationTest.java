package nl.magbellen.objection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import nl.magbellen.service.testing.AuthorisationWalk;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;

/** Who may call what: every operation, as the document lists it and as the contract has it. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class AuthorisationTest {

  /** What is about no single advertiser, so that there is no token of another one. */
  private static final Set<String> OF_NONE =
      Set.of(
          // everybody is told of objections against everybody
          "GET /v1/objections/changes",
          // whose the call was says the gateway, which does not run here: KeypadTest asks as others
          "POST /v1/objections/keypad");

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
    return new AuthorisationWalk(service, "objection-service");
  }
}
