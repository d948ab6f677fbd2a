package nl.magbellen.objection;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.magbellen.service.testing.RequestsFromOutside;
import nl.magbellen.service.testing.TestWorld;

/** Whatever is sent is answered by a problem that helps. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class RequestsFromOutsideTest extends RequestsFromOutside {

  RequestsFromOutsideTest() {
    super("/v1/objections");
  }
}
