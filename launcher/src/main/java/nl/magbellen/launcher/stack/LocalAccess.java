package nl.magbellen.launcher.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.home.LocalKeys;
import nl.magbellen.launcher.issuer.LocalIssuer;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.issuer.TokenSigner;

/**
 * How the launcher's other commands reach the stack of a home, whether or not it runs now.
 *
 * @param home the stack's home
 * @param ports where it runs, or would run
 */
public record LocalAccess(Home home, Ports ports) {

  /** The stack that this process's environment means. */
  public static LocalAccess here() {
    return of(Home.project(), System.getenv());
  }

  static LocalAccess of(Path project, Map<String, String> environment) {
    Home home = StackSettings.home(project, environment);
    return new LocalAccess(home, RunningPorts.of(home).read(environment));
  }

  /** A token of the home's own issuer. */
  public String sign(TokenRequest request, Instant now) {
    String issuer = LocalIssuer.url(ports.of(Port.ISSUER));
    return new TokenSigner(issuer, new LocalKeys(home).issuerKey()).sign(request, now);
  }

  /** Where a service listens. */
  public URI address(Service service) {
    return URI.create("http://localhost:" + ports.of(service.port()));
  }
}
