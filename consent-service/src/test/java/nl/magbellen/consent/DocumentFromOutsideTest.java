package nl.magbellen.consent;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.magbellen.service.testing.DocumentFromOutside;

/** What every document says. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class DocumentFromOutsideTest extends DocumentFromOutside {}
