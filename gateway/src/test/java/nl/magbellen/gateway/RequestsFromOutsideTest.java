package nl.magbellen.gateway;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.magbellen.service.testing.RequestsFromOutside;

/** Whatever is sent is answered by a problem that helps. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class RequestsFromOutsideTest extends RequestsFromOutside {

  RequestsFromOutsideTest() {
    super("/v1/call-permissions");
  }
}
