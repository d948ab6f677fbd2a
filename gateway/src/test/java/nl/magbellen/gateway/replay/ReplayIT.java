package nl.magbellen.gateway.replay;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

/** The same, of the packaged service. */
@Tag("native")
@QuarkusIntegrationTest
class ReplayIT extends ReplayTest {}
