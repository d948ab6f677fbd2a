package nl.magbellen.gateway.job;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.file.FileSystemConfigSource;
import java.io.File;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What a program that runs once is configured with, by the names and from the places that a service
 * has: {@code magbellen.log.kept-for} is the variable {@code MAGBELLEN_LOG_KEPT_FOR}, or a file of
 * the folder {@code SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS}, where secrets lie. Quarkus does not
 * start in it and would not read them.
 */
public final class Settings {

  private static final String FOLDER = "SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS";
  private static final int BEFORE_FILES = 300;

  private final Config config;

  private Settings(Config config) {
    this.config = config;
  }

  /** Those of a process with this environment; a variable wins over a file of the same name. */
  public static Settings of(Map<String, String> environment) {
    SmallRyeConfigBuilder config =
        new SmallRyeConfigBuilder().withSources(new EnvConfigSource(environment, BEFORE_FILES));
    Optional.ofNullable(environment.get(FOLDER))
        .map(folder -> new FileSystemConfigSource(new File(folder)))
        .ifPresent(config::withSources);
    return new Settings(config.build());
  }

  /** One that need not be there; empty text is none. */
  public Optional<String> optional(String name) {
    return config.getOptionalValue(name, String.class);
  }

  /**
   * One that must be there.
   *
   * @throws IllegalStateException if it is not
   */
  public String required(String name) {
    return optional(name).orElseThrow(() -> new IllegalStateException(name + " is not set"));
  }
}
