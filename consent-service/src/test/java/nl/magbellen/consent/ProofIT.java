package nl.magbellen.consent;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, of the packaged service. */
@QuarkusIntegrationTest
class ProofIT extends ProofTest {}
