package nl.magbellen.phonecode;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import nl.magbellen.number.Ids;
import nl.magbellen.number.TelephoneNumber;
import org.jboss.logging.Logger;

/**
 * Proves that somebody holds a telephone number, by a code sent to it.
 *
 * <ul>
 *   <li>A code has six random digits, is good for ten minutes and proves once. It is kept only as a
 *       keyed hash and is never logged.
 *   <li>A number has one active code: the one sent last. It may be given back with any request for
 *       the same number that is not older than ten minutes, because its reader holds the telephone.
 *       So a stranger who asks codes for a victim's number does not undo the victim's own request:
 *       the newest code on the telephone works on the victim's page.
 *   <li>A number's newest code may be given back even where another is refused for the sake of the
 *       number ({@link Sending.SentBefore}): a flood of a number locks no one out.
 *   <li>A request may try five times, whatever codes are sent meanwhile; a stranger's tries use up
 *       only the stranger's requests. How often anybody may guess in all is therefore five times
 *       the requests that {@link CodeLimits} lets through.
 *   <li>Nothing here looks at what is on record, so no answer depends on it.
 * </ul>
 *
 * <p>All state is in PostgreSQL: any replica may answer any step.
 */
@ApplicationScoped
public class Codes {

  static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final Logger LOG = Logger.getLogger(Codes.class);

  private final CodeLimits limits;
  private final CodeLedger ledger;
  private final CodeSender sender;
  private final CodeTexts texts;
  private final InstantSource time;
  private final MeterRegistry meters;

  Codes(
      CodeLimits limits,
      CodeLedger ledger,
      CodeSender sender,
      CodeTexts texts,
      InstantSource time,
      MeterRegistry meters) {
    this.limits = limits;
    this.ledger = ledger;
    this.sender = sender;
    this.texts = texts;
    this.time = time;
    this.meters = meters;
  }

  /**
   * Sends a code.
   *
   * @param wanted how the consumer would like it; a number that is no mobile one gets {@link
   *     Delivery#VOICE}
   * @param language Dutch, or English for {@link Locale#ENGLISH}
   * @param from who asks
   * @param proof what the browser computed, or {@link ProofOfWork#NONE}
   * @return fails only when the database cannot be reached
   */
  public Uni<Sending> send(
      TelephoneNumber number,
      Delivery wanted,
      Locale language,
      ClientAddress from,
      ProofOfWork proof) {
    Context context = Vertx.currentContext();
    Uni<Sending> sending =
        wanted
            .possibleFor(number.kind())
            .map(delivery -> sendIfAdmitted(number, delivery, language, from, proof))
            .orElseGet(() -> Uni.createFrom().item(new Sending.NumberNotPossible()))
            .invoke(result -> count("magbellen.codes.requests", result));
    return context == null ? sending : sending.emitOn(MutinyHelper.executor(context));
  }

  private Uni<Sending> sendIfAdmitted(
      TelephoneNumber number,
      Delivery delivery,
      Locale language,
      ClientAddress from,
      ProofOfWork proof) {
    return limits
        .admit(number, delivery, from, proof, now())
        .flatMap(
            refusal ->
                refusal
                    .map(refused -> orJoin(refused, number, from, proof))
                    .orElseGet(() -> sendAdmitted(number, delivery, language)));
  }

  /** Refused for the sake of the number: then the code that was sent before will do. */
  private Uni<Sending> orJoin(
      Sending refused, TelephoneNumber number, ClientAddress from, ProofOfWork proof) {
    boolean forTheNumber =
        refused instanceof Sending.TooMany tooMany
            && (tooMany.limit() == Limit.NUMBER || tooMany.limit() == Limit.NUMBER_FROM_HERE);
    return forTheNumber
        ? limits
            .join(Ids.next(), number, from, proof, now())
            .map(joined -> joined.<Sending>map(Sending.SentBefore::new).orElse(refused))
        : Uni.createFrom().item(refused);
  }

  private Uni<Sending> sendAdmitted(TelephoneNumber number, Delivery delivery, Locale language) {
    UUID id = Ids.next();
    Code code = Code.random();
    CodeMessage message =
        new CodeMessage(id, number, delivery, language, code, texts.text(code, delivery, language));
    return ledger
        .ask(id, number, delivery, now(), now().plus(LIFETIME))
        .flatMap(asked -> sender.send(message))
        .flatMap(taken -> activate(id, number, delivery, code))
        .onFailure(NotTakenException.class)
        .recoverWithUni(failure -> notTaken(id, failure));
  }

  private Uni<Sending> activate(UUID id, TelephoneNumber number, Delivery delivery, Code code) {
    Instant validUntil = now().plus(LIFETIME);
    return ledger
        .activate(id, number, code, now(), validUntil)
        .replaceWith(new Sending.Sent(new CodeRequest(id, delivery, validUntil)));
  }

  private Uni<Sending> notTaken(UUID id, Throwable failure) {
    LOG.warnf("code request %s was not sent: %s", id, failure.getMessage());
    return ledger.notSent(id).replaceWith(new Sending.NotSent());
  }

  /**
   * Takes a code that was given back. Costs the request a try, unless it is not six digits.
   *
   * @param request of {@link CodeRequest#id()}
   * @param digits as typed; spaces and dashes don't matter; may be null
   */
  public Uni<Verification> verify(UUID request, String digits) {
    return Code.read(digits)
        .map(code -> ledger.tryCode(request, code, now()))
        .orElseGet(() -> Uni.createFrom().item(new Verification.NotSixDigits()))
        .invoke(result -> count("magbellen.codes.verifications", result));
  }

  private void count(String meter, Object result) {
    meters.counter(meter, "result", result.getClass().getSimpleName()).increment();
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
