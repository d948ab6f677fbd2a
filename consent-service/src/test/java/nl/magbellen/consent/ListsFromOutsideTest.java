package nl.magbellen.consent;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.magbellen.service.testing.ListsFromOutside;

/** Consents in a file. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ListsFromOutsideTest extends ListsFromOutside {

  ListsFromOutsideTest() {
    super("/v1/consents/import", "number,advertiser,subject,givenAt,channel");
  }
}
