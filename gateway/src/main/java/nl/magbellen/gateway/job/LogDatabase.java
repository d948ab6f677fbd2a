package nl.magbellen.gateway.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import nl.magbellen.service.signing.SigningKeys;
import nl.magbellen.service.transparency.LogSigners;
import nl.magbellen.transparency.store.LogSigner;
import org.postgresql.Driver;

/** The gateway's database and the keys of its log, for programs that run once. */
final class LogDatabase {

  private static final String KEYS = "magbellen.permit.keys";

  private LogDatabase() {}

  /** By {@code quarkus.datasource.jdbc.url}, {@code ….username} and {@code ….password}. */
  static Connection connect(Settings settings) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", settings.required("quarkus.datasource.username"));
    login.setProperty("password", settings.required("quarkus.datasource.password"));
    return new Driver().connect(settings.required("quarkus.datasource.jdbc.url"), login);
  }

  /** By {@code magbellen.permit.keys} and {@code magbellen.transparency.origin}. */
  static LogSigner signer(Settings settings) {
    return LogSigners.of(
        settings.optional("magbellen.transparency.origin").orElse("magbellen/gateway"),
        SigningKeys.parse(settings.required(KEYS), KEYS));
  }
}
