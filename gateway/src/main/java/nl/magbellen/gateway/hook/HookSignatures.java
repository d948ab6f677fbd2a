package nl.magbellen.gateway.hook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.magbellen.gateway.refusal.GatewayRefusal.WrongSignature;
import nl.magbellen.gateway.reports.Reporter;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Checks what dialers sign. */
@ApplicationScoped
class HookSignatures {

  static final String HEADER = "X-Twilio-Signature";

  private final HookSecrets secrets;
  private final HookMetrics metrics;
  private final String ownAddress;

  HookSignatures(
      HookSecrets secrets,
      HookMetrics metrics,
      @ConfigProperty(name = "magbellen.gateway.url") String ownAddress) {
    this.secrets = secrets;
    this.metrics = metrics;
    this.ownAddress =
        ownAddress.endsWith("/") ? ownAddress.substring(0, ownAddress.length() - 1) : ownAddress;
  }

  /**
   * Checks the signature of a request, where its preset has one.
   *
   * @param signature null if there is none
   * @return false if it should have one, and there is nothing to check it with
   * @throws RefusedException (in the Uni) if it is wrong
   */
  Uni<Boolean> check(
      Reporter reporter,
      String preset,
      String signature,
      HttpServerRequest request,
      byte[] body,
      boolean isForm) {
    if (!preset.equals(Preset.TWILIO.title())) {
      return Uni.createFrom().item(true);
    }
    return secrets
        .of(reporter)
        .map(
            known -> {
              if (known.isEmpty()) {
                return false;
              }
              if (signature == null || !isRight(known, signature, request, body, isForm)) {
                metrics.countRefused(preset);
                throw new RefusedException(new WrongSignature());
              }
              return true;
            });
  }

  /** Behind a proxy the address that the request has may be another than the one it was sent to. */
  private boolean isRight(
      List<String> known,
      String signature,
      HttpServerRequest request,
      byte[] body,
      boolean isForm) {
    Map<String, List<String>> form =
        isForm ? SentReports.form(new String(body, StandardCharsets.UTF_8)) : Map.of();
    return Stream.of(request.absoluteURI(), ownAddress + request.uri())
        .map(url -> new TwilioSignature(url, form))
        .anyMatch(
            it -> it.isOf(known, signature) && (isForm || body.length == 0 || it.isOfBody(body)));
  }
}
