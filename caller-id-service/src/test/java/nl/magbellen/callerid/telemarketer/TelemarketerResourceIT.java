package nl.magbellen.callerid.telemarketer;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

/** The same, of the packaged service. */
@Tag("native")
@QuarkusIntegrationTest
class TelemarketerResourceIT extends TelemarketerResourceTest {}
