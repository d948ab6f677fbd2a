package nl.magbellen.phonecode;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.net.URI;
import java.util.Map;

/**
 * Hands codes to a provider over HTTP. A message that the provider fails to take (5xx, 429, no
 * answer in time, no connection) is offered again a few times, ever more slowly; what it refuses is
 * not. Send {@code {reference}} along as idempotency key where the provider knows one.
 */
final class HttpCodeSender implements CodeSender {

  private static final double JITTER = 0.3;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int LONGEST_WAIT_FACTOR = 8;

  private final WebClient client;
  private final CodeSettings.Http settings;
  private final Map<Delivery, Target> targets;

  private HttpCodeSender(
      WebClient client, CodeSettings.Http settings, Map<Delivery, Target> targets) {
    this.client = client;
    this.settings = settings;
    this.targets = targets;
  }

  private record Target(URI url, MessageTemplate template) {}

  /**
   * Reads the settings.
   *
   * @throws IllegalStateException if the URL is missing, or a template or header can't be used
   */
  static HttpCodeSender of(CodeSettings.Http settings, Vertx vertx, ObjectMapper json) {
    URI url = settings.url().orElseThrow(HttpCodeSender::withoutUrl);
    settings.headers().values().forEach(MessageTemplate::requireKnown);
    Target sms = new Target(url, MessageTemplate.parse(settings.template(), json));
    Target voice =
        new Target(
            settings.voiceUrl().orElse(url),
            MessageTemplate.parse(settings.voiceTemplate().orElse(settings.template()), json));
    return new HttpCodeSender(
        WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false)),
        settings,
        Map.of(Delivery.SMS, sms, Delivery.VOICE, voice));
  }

  private static IllegalStateException withoutUrl() {
    return new IllegalStateException(
        "Set magbellen.codes.http.url to the provider that sends codes"
            + " (or magbellen.codes.sender=development on a developer's machine).");
  }

  @Override
  public Uni<Void> send(CodeMessage message) {
    Uni<Void> once = Uni.createFrom().deferred(() -> offer(message));
    if (settings.retries() == 0) {
      return once;
    }
    return once.onFailure(HttpCodeSender::isWorthRetrying)
        .retry()
        .withJitter(JITTER)
        .withBackOff(
            settings.firstRetryAfter(),
            settings.firstRetryAfter().multipliedBy(LONGEST_WAIT_FACTOR))
        .atMost(settings.retries())
        .onFailure(failure -> !(failure instanceof NotTakenException))
        .transform(HttpCodeSender::unexplained);
  }

  private Uni<Void> offer(CodeMessage message) {
    Target target = targets.get(message.delivery());
    HttpRequest<Buffer> request =
        client
            .postAbs(target.url().toString())
            .timeout(settings.timeout().toMillis())
            .putHeader("Content-Type", "application/json");
    settings
        .headers()
        .forEach((name, value) -> request.putHeader(name, MessageTemplate.fill(value, message)));
    return request
        .sendBuffer(Buffer.buffer(target.template().of(message)))
        .onFailure()
        .transform(HttpCodeSender::unanswered)
        .invoke(HttpCodeSender::requireTaken)
        .replaceWithVoid();
  }

  private static void requireTaken(HttpResponse<Buffer> answer) {
    int status = answer.statusCode();
    if (status < 200 || status > 299) {
      throw new NotTakenException(
          "the provider answered " + status, status >= 500 || status == TOO_MANY_REQUESTS);
    }
  }

  private static NotTakenException unanswered(Throwable failure) {
    return new NotTakenException(
        "the provider did not answer (" + failure.getClass().getSimpleName() + ")", true);
  }

  private static boolean isWorthRetrying(Throwable failure) {
    return failure instanceof NotTakenException notTaken && notTaken.isWorthRetrying();
  }

  /** When all retries fail, the last failure may come wrapped. */
  private static Throwable unexplained(Throwable failure) {
    return failure.getCause() instanceof NotTakenException last ? last : failure;
  }
}
