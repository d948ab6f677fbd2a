package nl.magbellen.gateway;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.magbellen.service.testing.DocumentFromOutside;

/** What every document says. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class DocumentFromOutsideTest extends DocumentFromOutside {}
