package nl.magbellen.consent;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.magbellen.service.testing.MetricsFromOutside;

/** Strangers learn nothing from metrics and health, and cannot fill them. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class MetricsFromOutsideTest extends MetricsFromOutside {}
