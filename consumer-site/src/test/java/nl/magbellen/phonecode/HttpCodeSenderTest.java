package nl.magbellen.phonecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import nl.magbellen.number.Ids;
import nl.magbellen.number.TelephoneNumber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCodeSenderTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AWKWARD = "Zeg \"ja\" \\ {number}\nnooit {code}: é€\u2028";

  private final Provider provider = new Provider();

  @AfterEach
  void closeProvider() {
    provider.close();
  }

  @AfterAll
  static void closeVertx() {
    VERTX.closeAndAwait();
  }

  @Test
  void valuesCannotBreakOutOfTheTemplate() throws Exception {
    // Given
    CodeSender sender =
        sender(
            Map.of(
                "template",
                """
                {"messages":[{"to":["{number}","{msisdn}"],"body":"{text}","n":1,"flash":false}],
                 "meta":{"ref":"{reference}","lang":"{locale}","by":"{delivery}","x":null}}
                """));
    CodeMessage message = message(Delivery.SMS, AWKWARD);
    // When
    sender.send(message).await().indefinitely();
    // Then
    JsonNode body = JSON.readTree(provider.received().getFirst().body());
    assertThat(body.at("/messages/0/body").textValue()).isEqualTo(AWKWARD);
    assertThat(body.at("/messages/0/to/0").textValue()).isEqualTo("+31612345678");
    assertThat(body.at("/messages/0/to/1").textValue()).isEqualTo("31612345678");
    assertThat(body.at("/messages/0/n").intValue()).isEqualTo(1);
    assertThat(body.at("/meta/ref").textValue()).isEqualTo(message.reference().toString());
    assertThat(body.at("/meta/lang").textValue()).isEqualTo("nl");
    assertThat(body.at("/meta/by").textValue()).isEqualTo("sms");
    assertThat(body.at("/meta/x").isNull()).isTrue();
  }

  @Test
  void headersCarryTheKeyAndTheReference() {
    // Given
    CodeSender sender =
        sender(
            Map.of(
                "headers.Authorization", "AccessKey abc",
                "headers.Idempotency-Key", "{reference}"));
    CodeMessage message = message(Delivery.SMS, "x");
    // When
    sender.send(message).await().indefinitely();
    // Then
    var headers = provider.received().getFirst().headers();
    assertThat(headers.get("Authorization")).containsExactly("AccessKey abc");
    assertThat(headers.get("Idempotency-key")).containsExactly(message.reference().toString());
    assertThat(headers.get("Content-type")).containsExactly("application/json");
  }

  @Test
  void callsGoToTheirOwnUrlWithTheirOwnTemplate() {
    // Given
    CodeSender sender =
        sender(
            Map.of(
                "voice-url",
                provider.url("/calls").toString(),
                "voice-template",
                "{\"say\":\"{text}\"}"));
    // When
    sender.send(message(Delivery.VOICE, "1, 2, 3")).await().indefinitely();
    // Then
    assertThat(provider.received().getFirst().path()).isEqualTo("/calls");
    assertThat(provider.received().getFirst().body()).isEqualTo("{\"say\":\"1, 2, 3\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429})
  void whatTheProviderFailsToTakeIsOfferedAgain(int failure) {
    // Given
    provider.answering(failure, failure);
    // When
    sender(Map.of()).send(message(Delivery.SMS, "x")).await().indefinitely();
    // Then
    assertThat(provider.received()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 422})
  void whatTheProviderRefusesIsNotOfferedAgain(int refusal) {
    // Given
    provider.answering(refusal);
    CodeSender sender = sender(Map.of());
    // When
    assertThatThrownBy(() -> sender.send(message(Delivery.SMS, AWKWARD)).await().indefinitely())
        // Then
        .isInstanceOf(NotTakenException.class)
        .hasMessage("the provider answered " + refusal);
    assertThat(provider.received()).hasSize(1);
  }

  @Test
  void providerThatStaysDownIsGivenUp() {
    // Given
    provider.answering(503, 503, 503, 503);
    CodeSender sender = sender(Map.of());
    // When
    assertThatThrownBy(() -> sender.send(message(Delivery.SMS, "x")).await().indefinitely())
        // Then
        .isInstanceOf(NotTakenException.class)
        .hasMessage("the provider answered 503");
    assertThat(provider.received()).hasSize(3);
  }

  @Test
  void providerThatDoesNotAnswerInTimeIsGivenUp() {
    // Given
    provider.slowBy(Duration.ofSeconds(5));
    CodeSender sender = sender(Map.of("timeout", "PT0.1S", "retries", "0"));
    // When
    assertThatThrownBy(() -> sender.send(message(Delivery.SMS, "x")).await().indefinitely())
        // Then
        .isInstanceOf(NotTakenException.class)
        .hasMessageStartingWith("the provider did not answer");
  }

  @Test
  void providerThatIsNotThereIsGivenUp() {
    // Given
    CodeSender sender = sender(Map.of());
    provider.close();
    // When
    assertThatThrownBy(() -> sender.send(message(Delivery.SMS, "x")).await().indefinitely())
        // Then
        .isInstanceOf(NotTakenException.class)
        .hasMessageNotContaining("123456")
        .hasMessageNotContaining("612345678");
  }

  @Test
  void withoutUrlThereIsNoSender() {
    assertThatThrownBy(() -> HttpCodeSender.of(settings(Map.of()).http(), VERTX, JSON))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("magbellen.codes.http.url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"to\":\"{nummer}\"}", "{\"to\":", "{to}"})
  void templateThatCannotBeUsedIsToldAtOnce(String template) {
    assertThatThrownBy(() -> sender(Map.of("template", template)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("magbellen.codes.http");
  }

  private CodeSender sender(Map<String, String> more) {
    Map<String, String> http = new HashMap<>();
    http.put("url", provider.url("/messages").toString());
    http.put("first-retry-after", "PT0.02S");
    http.putAll(more);
    return HttpCodeSender.of(settings(http).http(), VERTX, JSON);
  }

  private static CodeSettings settings(Map<String, String> http) {
    Map<String, String> all = new HashMap<>(Map.of("magbellen.codes.secrets", "unused"));
    http.forEach((name, value) -> all.put("magbellen.codes.http." + name, value));
    return new SmallRyeConfigBuilder()
        .withMapping(CodeSettings.class)
        .withSources(new PropertiesConfigSource(all, "test", 100))
        .build()
        .getConfigMapping(CodeSettings.class);
  }

  private static CodeMessage message(Delivery delivery, String text) {
    return new CodeMessage(
        Ids.next(),
        TelephoneNumber.parse("+31612345678"),
        delivery,
        Locale.of("nl"),
        new Code("123456"),
        text);
  }
}
