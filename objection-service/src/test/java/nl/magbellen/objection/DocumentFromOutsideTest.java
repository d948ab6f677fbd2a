package nl.magbellen.objection;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.magbellen.service.testing.DocumentFromOutside;
import nl.magbellen.service.testing.TestWorld;

/** What every document says. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class DocumentFromOutsideTest extends DocumentFromOutside {}
