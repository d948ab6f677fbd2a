package nl.magbellen.gateway;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.magbellen.service.testing.ListsFromOutside;

/** What is screened may be packed. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class ListsFromOutsideTest extends ListsFromOutside {

  ListsFromOutsideTest() {
    super("/v1/screenings?advertiser=zonnestroom&purpose=SERVICE&callerId=0207001234", "callee");
  }
}
