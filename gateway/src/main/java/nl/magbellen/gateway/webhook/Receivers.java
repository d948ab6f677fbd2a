package nl.magbellen.gateway.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Sends messages with the headers and signatures of Standard Webhooks. It connects to the very
 * address that it has looked at, whatever the name leads to a moment later; follows no redirect;
 * and reads no more of an answer than it needs.
 */
@Singleton
public class Receivers {

  private static final int LONGEST_ANSWER = 16_384;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int KEPT_OPEN_SECONDS = 15;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int GONE = 410;

  private final AllowedAddresses addresses;
  private final Duration answerWithin;
  private final InstantSource time;
  private final MeterRegistry meters;
  private final Vertx vertx;
  private final HttpClient http;
  private final WorkerExecutor names;

  Receivers(
      AllowedAddresses addresses,
      WebhookSettings settings,
      InstantSource time,
      MeterRegistry meters,
      TlsConfigurationRegistry tls,
      Vertx vertx) {
    this.addresses = addresses;
    this.answerWithin = settings.answerWithin();
    this.time = time;
    this.meters = meters;
    this.vertx = vertx;
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout(CONNECT_MILLIS)
            .setKeepAliveTimeout(KEPT_OPEN_SECONDS)
            .setMaxHeaderSize(LONGEST_ANSWER);
    tls.get("webhooks").ifPresent(own -> options.setTrustOptions(own.getTrustStoreOptions()));
    this.http = vertx.createHttpClient(options);
    this.names = vertx.createSharedWorkerExecutor("receivers", settings.places());
  }

  /** Tries once; never fails, and never takes longer than a receiver may take. */
  public Uni<SendResult> send(Webhook webhook) {
    Instant until = time.instant().plus(answerWithin);
    return Uni.createFrom()
        .completionStage(() -> answered(webhook, until).toCompletionStage())
        .ifNoItem()
        .after(answerWithin)
        .recoverWithItem(SendResult.TIMED_OUT)
        .onFailure()
        .recoverWithItem(Receivers::withoutAnswer)
        .invoke(
            result ->
                meters.counter("magbellen.webhooks.sent", "result", result.name()).increment());
  }

  private static SendResult withoutAnswer(Throwable failure) {
    boolean isLate = failure instanceof TimeoutException || failure instanceof StreamResetException;
    return isLate ? SendResult.TIMED_OUT : SendResult.UNREACHABLE;
  }

  private Future<SendResult> answered(Webhook webhook, Instant until) {
    return address(webhook.url())
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(SendResult.NO_ADDRESS)
                    : http.request(to(webhook.url(), found.get()))
                        .compose(request -> sent(request, webhook, until)));
  }

  /** The first of its addresses that may be sent to. A search for a name may hang. */
  private Future<Optional<InetAddress>> address(URI url) {
    return names
        .executeBlocking(
            () ->
                Stream.of(InetAddress.getAllByName(ReceiverUrls.host(url)))
                    .filter(addresses::allows)
                    .findFirst(),
            false)
        .otherwise(Optional.empty());
  }

  private static RequestOptions to(URI url, InetAddress address) {
    boolean isTls = "https".equals(url.getScheme());
    int usual = isTls ? HTTPS : HTTP;
    int port = url.getPort() > 0 ? url.getPort() : usual;
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
        .setHost(ReceiverUrls.host(url))
        .setPort(port)
        .setSsl(isTls)
        .setURI(path + query)
        .setFollowRedirects(false);
  }

  /** The status counts; what comes after it is read only so that the connection can be kept. */
  private Future<SendResult> sent(HttpClientRequest request, Webhook webhook, Instant until) {
    Instant now = time.instant();
    if (!now.isBefore(until)) {
      request.reset();
      return Future.succeededFuture(SendResult.TIMED_OUT);
    }
    long end = vertx.setTimer(Duration.between(now, until).toMillis() + 1, _ -> request.reset());
    request
        .putHeader("content-type", "application/json")
        .putHeader("user-agent", "Magbellen")
        .putHeader("webhook-id", webhook.id())
        .putHeader("webhook-timestamp", String.valueOf(now.getEpochSecond()))
        .putHeader(
            "webhook-signature", webhook.secret().signature(webhook.id(), now, webhook.body()));
    return request
        .send(webhook.body())
        .onFailure(_ -> vertx.cancelTimer(end))
        .map(
            answer -> {
              answer.endHandler(_ -> vertx.cancelTimer(end));
              answer.exceptionHandler(_ -> vertx.cancelTimer(end));
              answer.handler(new AtMost(LONGEST_ANSWER, request::reset));
              return result(answer.statusCode());
            });
  }

  /** Ends what goes on for too long. */
  private static final class AtMost implements Handler<Buffer> {

    private final Runnable end;
    private int left;

    AtMost(int bytes, Runnable end) {
      this.left = bytes;
      this.end = end;
    }

    @Override
    public void handle(Buffer part) {
      left -= part.length();
      if (left < 0) {
        end.run();
      }
    }
  }

  private static SendResult result(int status) {
    if (status / 100 == 2) {
      return SendResult.TAKEN;
    }
    return status == GONE ? SendResult.GONE : SendResult.REFUSED;
  }

  @PreDestroy
  void close() {
    http.close();
    names.close();
  }
}
