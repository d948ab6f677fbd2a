package nl.magbellen.service.migration;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Lets each migration and its entry in Flyway's history be one transaction. Flyway makes them two,
 * on two connections: who was killed between them had tables that the history did not know, and
 * could never start again, because these tables were there already.
 */
@Singleton
class MigratedWhole implements FlywayConfigurationCustomizer {

  @Override
  public void customize(FluentConfiguration configuration) {
    configuration.dataSource(new OneConnection(configuration.getDataSource()));
  }
}
