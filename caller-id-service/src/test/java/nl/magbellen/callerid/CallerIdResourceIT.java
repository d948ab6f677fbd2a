package nl.magbellen.callerid;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, of the packaged service. */
@QuarkusIntegrationTest
class CallerIdResourceIT extends CallerIdResourceTest {}
