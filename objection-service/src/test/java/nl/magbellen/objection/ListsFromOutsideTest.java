package nl.magbellen.objection;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.magbellen.service.testing.ListsFromOutside;
import nl.magbellen.service.testing.TestWorld;

/** Objections in a file. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class ListsFromOutsideTest extends ListsFromOutside {

  ListsFromOutsideTest() {
    super("/v1/objections/import", "number,advertiser,receivedAt,channel");
  }
}
