package nl.magbellen.gateway.statistics;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

/** The same, of the packaged service. */
@Tag("native")
@QuarkusIntegrationTest
class StatisticsIT extends StatisticsTest {}
