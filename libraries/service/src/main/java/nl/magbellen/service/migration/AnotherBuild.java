package nl.magbellen.service.migration;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Ends the start with advice when another build's migrations made the database. */
@Singleton
class AnotherBuild implements FlywayConfigurationCustomizer {

  private static final String ADVICE =
      "This database was made by another build: its migrations are not those of this one. A"
          + " database from before release 0.1.0 must be made anew (locally: ./magbellen up"
          + " --fresh, which empties it); see docs/operations/upgrade.md.";

  @Override
  public void customize(FluentConfiguration configuration) {
    configuration.callbacks(new Refusal());
  }

  private static final class Refusal implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.AFTER_VALIDATE_ERROR;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
      return true;
    }

    @Override
    public void handle(Event event, Context context) {
      throw new FlywayException(ADVICE);
    }

    @Override
    public String getCallbackName() {
      return "another-build";
    }
  }
}
