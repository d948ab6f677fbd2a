package nl.magbellen.consent;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.magbellen.service.testing.RequestsFromOutside;

/** Whatever is sent is answered by a problem that helps. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class RequestsFromOutsideTest extends RequestsFromOutside {

  RequestsFromOutsideTest() {
    super("/v1/consents");
  }
}
