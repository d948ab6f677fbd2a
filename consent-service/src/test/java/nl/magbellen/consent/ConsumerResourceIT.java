package nl.magbellen.consent;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

/** The same, of the packaged service. */
@Tag("native")
@QuarkusIntegrationTest
class ConsumerResourceIT extends ConsumerResourceTest {}
