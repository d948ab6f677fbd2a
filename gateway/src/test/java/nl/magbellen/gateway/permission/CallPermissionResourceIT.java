package nl.magbellen.gateway.permission;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, of the packaged service. */
@QuarkusIntegrationTest
class CallPermissionResourceIT extends CallPermissionResourceTest {}
