package nl.magbellen.objection;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.magbellen.service.testing.MetricsFromOutside;
import nl.magbellen.service.testing.TestWorld;

/** Strangers learn nothing from metrics and health, and cannot fill them. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class MetricsFromOutsideTest extends MetricsFromOutside {}
