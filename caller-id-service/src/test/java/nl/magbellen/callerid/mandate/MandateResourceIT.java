package nl.magbellen.callerid.mandate;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

/** The same, of the packaged service. */
@Tag("native")
@QuarkusIntegrationTest
class MandateResourceIT extends MandateResourceTest {}
