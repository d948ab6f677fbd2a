package nl.magbellen.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import nl.magbellen.launcher.client.Api;
import nl.magbellen.launcher.client.Question;
import nl.magbellen.launcher.demo.DemoWorld;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The demo world answers as README promises, on whatever day it is asked. */
@ExtendWith(RunningStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoWorldIT {

  private static final String README_INSTANT = "2026-11-24T14:00:00+01:00";

  private DemoWorld demo;
  private Api gateway;

  @BeforeAll
  void load(LocalStack stack, @TempDir Path home) {
    demo = new DemoWorld(stack, new Home(home));
    demo.load();
    gateway =
        new Api(
            stack.address(Service.GATEWAY),
            stack.token(TokenRequest.of(Set.of(Role.DIALER), "zonnestroom", "kattenopvang")));
  }

  @Test
  void whoSaidYesMayBeCalled() {
    // When
    JsonNode decision = ask(demo.permitted());

    // Then
    assertThat(decision.path("decision").asText())
        .as(decision.toPrettyString())
        .isEqualTo("PERMIT");
    assertThat(decision.path("basis").path("type").asText()).isEqualTo("CONSENT");
  }

  @Test
  void whoObjectedLaterMayNotBeCalledForThatReasonAlone() {
    // When
    JsonNode decision = ask(demo.denied());

    // Then
    assertThat(decision.path("decision").asText()).isEqualTo("DENY");
    assertThat(decision.path("reasons").findValuesAsText("code"))
        .containsExactly("OBJECTION_REGISTERED");
  }

  @Test
  void theCharityMayCallItsFormerDonor() {
    // When
    JsonNode decision = ask(demo.formerDonorQuestion());

    // Then
    assertThat(decision.path("decision").asText())
        .as(decision.toPrettyString())
        .isEqualTo("PERMIT");
    assertThat(decision.path("basis").path("type").asText()).isEqualTo("CUSTOMER_RELATION");
  }

  @Test
  void loadingItAgainChangesNothing(LocalStack stack, @TempDir Path otherHome) {
    // Given
    JsonNode before = ask(demo.permitted());

    // When
    new DemoWorld(stack, new Home(otherHome)).load();

    // Then
    assertThat(ask(demo.permitted()).path("basis")).isEqualTo(before.path("basis"));
  }

  private JsonNode ask(Question question) {
    return gateway.post("/v1/call-permissions", question.with("at", README_INSTANT).body());
  }
}
