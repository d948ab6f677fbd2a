package nl.magbellen.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import nl.magbellen.launcher.client.Api;
import nl.magbellen.launcher.client.Question;
import nl.magbellen.launcher.demo.DemoWorld;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;

/** Shows a person what the demo world answers, and what to try next. */
final class DemoTour {

  /** A service that has just started may be slower than a dialer would wait for. */
  private static final Duration WARM_WITHIN = Duration.ofSeconds(30);

  private final DemoWorld world;
  private final Consumer<String> say;
  private final Api gateway;
  private final String gatewayAddress;

  /** The next instant at which calls may be made; null when that is now. */
  private String nextCallingHours;

  DemoTour(LocalStack stack, DemoWorld world, Consumer<String> say) {
    this.world = world;
    this.say = say;
    this.gatewayAddress = stack.address(Service.GATEWAY).toString();
    String token = stack.token(TokenRequest.of(Set.of(Role.DIALER), DemoWorld.COMPANY));
    this.gateway = new Api(stack.address(Service.GATEWAY), token);
  }

  /** Asks one question that is permitted and one that is denied. */
  void askBoth() {
    say.accept("");
    say.accept("May zonnestroom call %s, who said yes?".formatted(DemoWorld.CONSENTED));
    ask(world.permitted());
    say.accept("");
    say.accept(
        "May zonnestroom call %s, who said yes, and later no?".formatted(DemoWorld.OBJECTED));
    ask(world.denied());
    say.accept("");
  }

  /** Says which commands ask the same, for the present hour or else for the next calling hours. */
  void sayWhatToTry() {
    String at = nextCallingHours == null ? "" : " --at " + nextCallingHours;
    String atField = nextCallingHours == null ? "" : ", \"at\": \"%s\"".formatted(nextCallingHours);
    say.accept(
        """
        Try next:
          ./magbellen decide %1$s --advertiser zonnestroom --agency belhuis \\
            --caller-id %2$s --subject energy-contract --purpose COMMERCIAL%3$s
        or the same with curl:
          curl %4$s/v1/call-permissions \\
            -H "Authorization: Bearer $(./magbellen token --role dialer --advertiser zonnestroom)" \\
            -H 'Content-Type: application/json' \\
            -d '{"callee": "%1$s", "callerId": "%2$s", "advertiser": "zonnestroom", "agency": "belhuis",
                 "subject": "energy-contract", "purpose": "COMMERCIAL"%5$s}'
        """
            .formatted(DemoWorld.CONSENTED, DemoWorld.CALLER_ID, at, gatewayAddress, atField));
  }

  /** Says which numbers give which answer at any hour. */
  void sayTestNumbers() {
    say.accept(
        """
        To test with, at any hour, for an advertiser test-shop (docs/test-numbers.md):
          +31200000000  PERMIT, by consent
          +31200000015  DENY, OBJECTION_REGISTERED
          +31200000091  DENY, EVIDENCE_UNAVAILABLE
        """);
  }

  /** Outside calling hours the same question is asked again for when they begin. */
  private void ask(Question question) {
    JsonNode decision = answer(question);
    say.accept(new DecisionText(decision, "en").text());
    if (decision.hasNonNull("retryAt")) {
      nextCallingHours = decision.path("retryAt").asText();
      say.accept("Nobody may be called at this hour. The same for the next calling hours:");
      say.accept(new DecisionText(answer(question.with("at", nextCallingHours)), "en").text());
    }
  }

  private JsonNode answer(Question question) {
    AtomicReference<JsonNode> last = new AtomicReference<>();
    Pause.until(
        () -> {
          last.set(gateway.post("/v1/call-permissions", question.body()));
          return !last.get()
              .path("reasons")
              .findValuesAsText("code")
              .contains("EVIDENCE_UNAVAILABLE");
        },
        WARM_WITHIN);
    return last.get();
  }
}
