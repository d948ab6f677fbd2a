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

  @Parameters(paramLabel = "CALLEE", description = "The number to call: +31612345678, 06-12345678.")
  private String callee;

  @Option(names = "--advertiser", required = true, description = "For whom the call is made.")
  private String advertiser;

  @Option(names = "--caller-id", description = "The number shown; left out means withheld.")
  private String callerId;

  @Option(names = "--subject", description = "What the call is about, such as energy-contract.")
  private String subject;

  @Option(
      names = "--purpose",
      required = true,
      description = "COMMERCIAL, CHARITABLE, IDEAL, SERVICE or RESEARCH.")
  private String purpose;

  @Option(names = "--agency", description = "The agency that calls for the advertiser.")
  private String agency;

  @Option(names = "--telemarketer", description = "Who calls.")
  private String telemarketer;

  @Option(names = "--callee-kind", description = "NATURAL_PERSON, LEGAL_PERSON or UNKNOWN.")
  private String calleeKind;

  @Option(names = "--person", description = "The person called, as the advertiser knows him.")
  private String person;

  @Option(
      names = "--caller",
      paramLabel = "HUMAN|RECORDED|AI_AGENT",
      description = "Who or what speaks on the calling side (default: HUMAN).")
  private String caller;

  @Option(names = "--at", description = "When, such as 2026-11-24T14:00:00+01:00 (default: now).")
  private String at;

  @Option(names = "--language", description = "en or nl (default: ${DEFAULT-VALUE}).")
  private String language = "en";

  @Option(names = "--json", description = "Prints the gateway's answer as it is.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    LocalAccess access = LocalAccess.here();
    TokenRequest dialer =
        new TokenRequest(
            "local",
            List.of(Role.DIALER),
            List.of(advertiser),
            agency,
            TokenRequest.USUAL_LIFETIME);
    Api gateway = new Api(access.address(Service.GATEWAY), access.sign(dialer, Instant.now()));
    JsonNode decision = gateway.post("/v1/call-permissions", question().body());
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? decision.toPrettyString() : new DecisionText(decision, language).text());
    return CommandLine.ExitCode.OK;
  }

  private Question question() {
    return new Question()
        .with("callee", callee)
        .with("callerId", callerId)
        .with("advertiser", advertiser)
        .with("agency", agency)
        .with("telemarketer", telemarketer)
        .with("purpose", purpose)
        .with("subject", subject)
        .with("calleeKind", calleeKind)
        .with("person", person)
        .with("caller", caller)
        .with("at", at);
  }
}
