package nl.magbellen.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import nl.magbellen.launcher.client.Api;
import nl.magbellen.launcher.client.Question;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.stack.LocalAccess;
import nl.magbellen.launcher.stack.Service;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the gateway whether a call may be made, and prints the answer for a person. */
@Command(
    name = "decide",
    description = "Asks whether a call may be made.",
    footer = {
      "",
      "Example: ./magbellen decide +31612345678 --advertiser zonnestroom --agency belhuis \\",
      "    --caller-id +31207001234 --subject energy-contract --purpose COMMERCIAL"
    })
final class Decide implements Callable<Integer> {

  private static final int DENIED = 3;
  private static final int UNKNOWN = 4;

  @Parameters(paramLabel = "CALLEE", description = "The number to call: +31612345678, 06-12345678.")
  private String callee;

  @Option(names = "--advertiser", required = true, description = "For whom the call is made.")
  private String advertiser;

  @Option(
      names = "--purpose",
      required = true,
      description = "COMMERCIAL, CHARITABLE, IDEAL, SERVICE or RESEARCH.")
  private String purpose;

  @Mixin private QuestionOptions more;

  @Option(names = "--at", description = "When, such as 2026-11-24T14:00:00+01:00 (default: now).")
  private String at;

  @Option(names = "--language", description = "en or nl (default: ${DEFAULT-VALUE}).")
  private String language = "en";

  @Option(names = "--json", description = "Prints the gateway's answer as it is.")
  private boolean json;

  @Option(
      names = "--exit-code",
      description = "Ends with 0 on PERMIT only, with 3 on DENY and with 4 when it is not known.")
  private boolean exitCode;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    LocalAccess access = LocalAccess.here();
    TokenRequest dialer =
        new TokenRequest(
            "local",
            List.of(Role.DIALER),
            List.of(advertiser),
            more.agency(),
            TokenRequest.USUAL_LIFETIME);
    Api gateway = new Api(access.address(Service.GATEWAY), access.sign(dialer, Instant.now()));
    JsonNode decision = gateway.post("/v1/call-permissions", question().body());
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? decision.toPrettyString() : new DecisionText(decision, language).text());
    return exitCode ? exitCode(decision) : CommandLine.ExitCode.OK;
  }

  private static int exitCode(JsonNode decision) {
    boolean isUnknown =
        decision
            .path("reasons")
            .valueStream()
            .anyMatch(reason -> reason.path("code").asText().equals("EVIDENCE_UNAVAILABLE"));
    if (isUnknown) {
      return UNKNOWN;
    }
    return decision.path("decision").asText().equals("PERMIT") ? CommandLine.ExitCode.OK : DENIED;
  }

  private Question question() {
    Question question =
        new Question()
            .with("callee", callee)
            .with("advertiser", advertiser)
            .with("purpose", purpose)
            .with("at", at);
    for (var field : more.fields().entrySet()) {
      question = question.with(field.getKey(), field.getValue());
    }
    return question;
  }
}
