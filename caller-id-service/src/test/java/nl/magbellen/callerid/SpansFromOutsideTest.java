package nl.magbellen.callerid;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import nl.magbellen.service.testing.SpansFromOutside;
import nl.magbellen.service.testing.TestWorld;

/** Where traces go, nothing goes that strangers sent. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class SpansFromOutsideTest extends SpansFromOutside {

  @Inject Exporter exporter;

  SpansFromOutsideTest() {
    super("/v1/caller-ids");
  }

  @Override
  protected Heard heard() {
    return exporter;
  }

  /** Whoever exports spans. */
  @Singleton
  static class Exporter extends Heard {}
}
