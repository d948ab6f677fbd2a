package nl.magbellen.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * How the launcher's other commands reach the stack of a home, whether or not it runs now.
 *
 * @param home the stack's home
 * @param ports where it runs, or would run
 */
record LocalAccess(Home home, Ports ports) {

  /** The stack that this process's environment means. */
  static LocalAccess here() {
    return of(Launcher.project(), System.getenv());
  }

  static LocalAccess of(Path project, Map<String, String> environment) {
    Home home = StackSettings.home(project, environment);
    return new LocalAccess(home, RunningPorts.of(home).read(environment));
  }

  /** A token of the home's own issuer. */
  String sign(TokenRequest request, Instant now) {
    String issuer = LocalIssuer.url(ports.of(Port.ISSUER));
    return new TokenSigner(issuer, new LocalKeys(home).issuerKey()).sign(request, now);
  }

  /** Where a service listens. */
  URI address(Service service) {
    return URI.create("http://localhost:" + ports.of(service.port()));
  }
}
