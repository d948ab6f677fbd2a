package nl.magbellen.consent.lookup;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.magbellen.consent.ConsentWorld;
import nl.magbellen.service.testing.LookupsFromOutside;

/** A batch that is none is a bad request. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class LookupsFromOutsideTest extends LookupsFromOutside {}
