package nl.magbellen.callerid;

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
          // an agency works for many
          "GET /v1/agencies",
          "GET /v1/agencies/{id}",
          "PUT /v1/agencies/{id}",
          // a telemarketer is of the agency or the advertiser of the token
          "GET /v1/telemarketers/{id}",
          "PUT /v1/telemarketers/{id}",
          "POST /v1/telemarketers/{id}/trainings");

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
    return new AuthorisationWalk(service, "caller-id-service");
  }
}
