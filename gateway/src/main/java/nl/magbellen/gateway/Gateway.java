package nl.magbellen.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.sql.SQLException;
import nl.magbellen.gateway.job.FirstDecision;
import nl.magbellen.gateway.job.LogCheckOnce;
import nl.magbellen.gateway.job.LogMonths;
import nl.magbellen.gateway.job.NewSecrets;

/**
 * The gateway's program. Without arguments it serves; with one it does a single thing and ends, so
 * that the same image does what the chart runs once or by schedule.
 */
@QuarkusMain
public final class Gateway {

  private Gateway() {}

  /**
   * Serves, or does what the argument names.
   *
   * @param arguments none, or {@code first-decision} ({@link FirstDecision}), {@code log-months}
   *     ({@link LogMonths}), {@code log-check} ({@link LogCheckOnce}) or {@code new-secrets}
   *     ({@link NewSecrets})
   * @throws IllegalArgumentException if there is no such thing to do
   */
  public static void main(String... arguments)
      throws IOException, InterruptedException, SQLException {
    switch (arguments.length == 0 ? "serve" : arguments[0]) {
      case "serve" -> Quarkus.run(arguments);
      case "first-decision" -> FirstDecision.main(arguments);
      case "log-months" -> LogMonths.main(arguments);
      case "log-check" -> LogCheckOnce.main(arguments);
      case "new-secrets" -> NewSecrets.main(arguments);
      default ->
          throw new IllegalArgumentException(
              "nothing is called %s here; give no argument to serve, or one of first-decision, log-months, log-check, new-secrets"
                  .formatted(arguments[0]));
    }
  }
}
