package nl.magbellen.launcher.stack;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import nl.magbellen.launcher.home.Home;

/**
 * How a local stack runs.
 *
 * @param project the project's root, with the built services below it
 * @param home where it keeps its data
 * @param ports where it listens
 * @param fresh whether it starts with an empty home
 * @param packaging as what the services run
 * @param extra environment for single services, beside what every stack gives them
 */
public record StackSettings(
    Path project,
    Home home,
    Ports ports,
    boolean fresh,
    Packaging packaging,
    Map<Service, Map<String, String>> extra) {

  /** The environment variable that names the home. */
  public static final String HOME_VARIABLE = "MAGBELLEN_HOME";

  /** Keeps its own copies. */
  public StackSettings {
    project = project.toAbsolutePath().normalize();
    Map<Service, Map<String, String>> copy = new EnumMap<>(Service.class);
    extra.forEach((service, variables) -> copy.put(service, Map.copyOf(variables)));
    extra = Map.copyOf(copy);
  }

  /** As the environment says: {@code MAGBELLEN_HOME} and {@code MAGBELLEN_…_PORT}. */
  public static StackSettings of(Path project, Map<String, String> environment) {
    return new StackSettings(
        project, home(project, environment), Ports.of(environment), false, Packaging.JAR, Map.of());
  }

  /** On any free ports, for tests. */
  public static StackSettings onFreePorts(Path project, Path home) {
    return new StackSettings(
        project, new Home(home), Ports.anyFree(), false, Packaging.JAR, Map.of());
  }

  /** The home that the environment names, or {@code .magbellen} in the project. */
  public static Home home(Path project, Map<String, String> environment) {
    String named = environment.get(HOME_VARIABLE);
    return new Home(
        named == null || named.isBlank() ? project.resolve(".magbellen") : Path.of(named));
  }

  /** The same, starting with an empty home or not. */
  public StackSettings startingFresh(boolean startsFresh) {
    return new StackSettings(project, home, ports, startsFresh, packaging, extra);
  }

  /** The same, with the services packaged so. */
  public StackSettings packagedAs(Packaging other) {
    return new StackSettings(project, home, ports, fresh, other, extra);
  }

  /** The same, with one more variable for one service. */
  public StackSettings with(Service service, String variable, String value) {
    Map<Service, Map<String, String>> more = new HashMap<>(extra);
    Map<String, String> variables = new HashMap<>(more.getOrDefault(service, Map.of()));
    variables.put(variable, value);
    more.put(service, variables);
    return new StackSettings(project, home, ports, fresh, packaging, more);
  }
}
