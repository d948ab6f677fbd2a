package nl.magbellen.callerid.number;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, of the packaged service. */
@QuarkusIntegrationTest
class CallerIdResourceIT extends CallerIdResourceTest {}
