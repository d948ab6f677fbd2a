package nl.magbellen.objection.lookup;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.magbellen.service.testing.LookupsFromOutside;
import nl.magbellen.service.testing.TestWorld;

/** A batch that is none is a bad request. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class LookupsFromOutsideTest extends LookupsFromOutside {}
