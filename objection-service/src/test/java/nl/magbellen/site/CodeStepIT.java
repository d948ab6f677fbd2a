package nl.magbellen.site;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same, of the packaged service. */
@QuarkusIntegrationTest
class CodeStepIT extends CodeStepTest {}
