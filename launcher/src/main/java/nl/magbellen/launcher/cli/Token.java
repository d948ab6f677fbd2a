package nl.magbellen.launcher.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.stack.LocalAccess;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Prints a token that the local stack accepts, and nothing else. */
@Command(
    name = "token",
    description = "Prints a token (JWT) that the local stack accepts.",
    footer = {"", "Example: ./magbellen token --role dialer --advertiser zonnestroom"})
final class Token implements Callable<Integer> {

  @Option(
      names = "--role",
      required = true,
      converter = RoleName.class,
      description =
          "dialer, consent-writer, registrar, auditor, service or operator; may be repeated.")
  private List<Role> roles = new ArrayList<>();

  @Option(
      names = "--advertiser",
      description = "An advertiser's id, or * for all; may be repeated.")
  private List<String> advertisers = new ArrayList<>();

  @Option(names = "--agency", description = "The id of the agency that the bearer works for.")
  private String agency;

  @Option(names = "--subject", description = "Who bears it (default: ${DEFAULT-VALUE}).")
  private String subject = "local";

  @Option(
      names = "--expires",
      converter = Lifetime.class,
      description = "How long it holds, as an ISO 8601 duration (default: ${DEFAULT-VALUE}).")
  private Duration lifetime = TokenRequest.USUAL_LIFETIME;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    TokenRequest request = new TokenRequest(subject, roles, advertisers, agency, lifetime);
    spec.commandLine().getOut().println(LocalAccess.here().sign(request, Instant.now()));
    return CommandLine.ExitCode.OK;
  }

  /** Reads a role as it stands in a token. */
  static final class RoleName implements ITypeConverter<Role> {
    @Override
    public Role convert(String name) {
      return Role.of(name)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no role '%s': choose from %s".formatted(name, Role.all())));
    }
  }

  /** Reads a positive duration. */
  static final class Lifetime implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        Duration lifetime = Duration.parse(text);
        if (lifetime.isPositive()) {
          return lifetime;
        }
      } catch (DateTimeParseException notIso) {
        throw refusal(text);
      }
      throw refusal(text);
    }

    private static TypeConversionException refusal(String text) {
      return new TypeConversionException(
          "'%s' is not a positive ISO 8601 duration such as PT1H or P1D".formatted(text));
    }
  }
}
