package nl.magbellen.gateway.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.magbellen.gateway.log.LogKinds;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.VersionedSecrets;
import nl.magbellen.transparency.store.Finding;
import nl.magbellen.transparency.store.LogCheck;
import nl.magbellen.transparency.store.LogCheck.Summary;

/**
 * Works out again from what is on record what the log must be, and prints a line for everything
 * that is not so: see {@link Finding}. Its {@link Settings} are those of the database, {@code
 * magbellen.permit.keys}, {@code magbellen.numbers.hash-secrets} and {@code ….cipher-secrets}; its
 * arguments files of checkpoints that somebody kept elsewhere.
 */
public final class LogCheckOnce {

  private final Settings settings;

  LogCheckOnce(Map<String, String> environment) {
    this.settings = Settings.of(environment);
  }

  /**
   * Ends with 0 when nothing was found, else with an exception.
   *
   * @param arguments its name, and files of checkpoints
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    List<String> kept = new ArrayList<>();
    for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
      kept.add(Files.readString(Path.of(file)));
    }
    Summary result = new LogCheckOnce(System.getenv()).check(kept, LogCheckOnce::print);
    LineOut.print(
        "%d leaves and %d checkpoints checked, %d findings"
            .formatted(result.leaves(), result.checkpoints(), result.findings()));
    if (result.findings() > 0) {
      throw new IllegalStateException("the log is not what it was");
    }
  }

  private static void print(Finding finding) {
    try {
      LineOut.print(finding.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("A finding cannot be printed.", e);
    }
  }

  /**
   * Checks all, with checkpoints that somebody kept elsewhere.
   *
   * @param taker is told each finding when it is found
   */
  Summary check(List<String> kept, Consumer<Finding> taker) throws SQLException {
    try (Connection database = LogDatabase.connect(settings)) {
      return new LogCheck(
              LogKinds.of(
                  new NumberKeys(secrets("hash-secrets")),
                  new NumberCipher(secrets("cipher-secrets"))),
              LogDatabase.signer(settings))
          .check(database, kept, taker);
    }
  }

  private VersionedSecrets secrets(String name) {
    return VersionedSecrets.parse(settings.required("magbellen.numbers." + name));
  }
}
