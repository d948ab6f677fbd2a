package nl.magbellen.callerid.advertiser;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

/** The same, of the packaged service. */
@Tag("native")
@QuarkusIntegrationTest
class AdvertiserResourceIT extends AdvertiserResourceTest {}
