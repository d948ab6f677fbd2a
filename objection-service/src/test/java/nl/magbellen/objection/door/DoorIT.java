package nl.magbellen.objection.door;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, of the packaged service. */
@QuarkusIntegrationTest
class DoorIT extends DoorTest {}
