package nl.magbellen.launcher.evaluation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.magbellen.launcher.demo.DemoWorld;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.home.LocalKeys;
import nl.magbellen.launcher.issuer.LocalIssuer;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenSigner;
import nl.magbellen.launcher.os.StackException;

/**
 * The programs of the chart's evaluation profile, configured by variables: {@code
 * MAGBELLEN_EVALUATION_KEYS}, a folder that has a folder {@code keys}, as {@link LocalKeys} reads
 * it; {@code …_ISSUER}, the issuer's URL; {@code …_SERVICES}, the URL of a service, with {@code %s}
 * for its name. Their keys are published with the chart: never where real numbers are.
 */
public final class Evaluation {

  /** The client that asks for decisions, for the demo's energy company. */
  static final String DIALER = "dialer";

  private static final int PORT = 8090;
  private static final Path WRITABLE = Path.of("/tmp");

  private final Map<String, String> environment;
  private final LocalKeys keys;

  Evaluation(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.keys = new LocalKeys(new Home(Path.of(required("KEYS"))));
  }

  /**
   * Runs one of them.
   *
   * @param arguments {@code issuer}, which serves until it is ended, or {@code demo}, which ends
   *     when the demo world is loaded and may be repeated
   */
  public static void main(String[] arguments) throws IOException {
    Evaluation evaluation = new Evaluation(System.getenv());
    switch (String.join(" ", arguments)) {
      case "issuer" -> evaluation.issuer(PORT);
      case "demo" -> evaluation.demo(WRITABLE).load();
      default -> throw new StackException("say issuer or demo");
    }
  }

  /** Starts the issuer on all addresses. */
  LocalIssuer issuer(int port) throws IOException {
    return LocalIssuer.start(
        new InetSocketAddress(port),
        required("ISSUER"),
        keys,
        List.of(
            LocalIssuer.client(DIALER, List.of(Role.DIALER), List.of(DemoWorld.COMPANY)),
            LocalIssuer.client("auditor", List.of(Role.AUDITOR), List.of("*"))));
  }

  private DemoWorld demo(Path home) {
    TokenSigner signer = new TokenSigner(required("ISSUER"), keys.issuerKey());
    return new DemoWorld(
        service -> URI.create(required("SERVICES").formatted(service.module())),
        request -> signer.sign(request, Instant.now()),
        new Home(home));
  }

  private String required(String name) {
    String variable = "MAGBELLEN_EVALUATION_" + name;
    return Optional.ofNullable(environment.get(variable))
        .orElseThrow(() -> new StackException(variable + " is not set"));
  }
}
