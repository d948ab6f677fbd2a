package nl.magbellen.launcher.chaos.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.launcher.chaos.history.Aftermath;
import nl.magbellen.launcher.chaos.history.Answer;
import nl.magbellen.launcher.chaos.history.Write;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.Service;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/** Reads, as an auditor, what the services have on record in the end. */
public final class AftermathReader {

  private static final int SIDE_BY_SIDE = 8;
  private static final int ATTEMPTS = 5;
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final int MOST = 1000;

  private final Clients clients;
  private final Semaphore turns = new Semaphore(SIDE_BY_SIDE);
  private final Map<String, JsonNode> records = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> log = new ConcurrentHashMap<>();
  private final Set<String> outcomes = ConcurrentHashMap.newKeySet();

  public AftermathReader(Clients clients) {
    this.clients = clients;
  }

  /**
   * Everything about the numbers of these writes and answers.
   *
   * @param sent what each receiver of webhooks has taken
   * @throws StackException when a service does not answer
   */
  public Aftermath read(List<Write> writes, List<Answer> answers, Map<String, Set<String>> sent) {
    Set<String> numbers =
        Stream.concat(writes.stream().map(Write::number), answers.stream().map(Answer::number))
            .collect(Collectors.toSet());
    inParallel(numbers, this::readNumber);
    Set<String> reported =
        writes.stream()
            .filter(write -> write.kind().isUse() || write.kind() == Write.Kind.NOT_REACHED)
            .map(Write::about)
            .collect(Collectors.toSet());
    inParallel(reported, this::readOutcomes);
    return new Aftermath(Map.copyOf(records), Map.copyOf(log), verified(answers), outcomes, sent);
  }

  private void readNumber(String number) {
    String query = "number=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
    list(Service.OBJECTION, "/v1/objections?" + query, records);
    for (String kind :
        List.of("consents", "customer-relations", "requested-calls", "published-numbers")) {
      list(Service.CONSENT, "/v1/" + kind + "?" + query, records);
    }
    list(Service.GATEWAY, "/v1/call-permissions?" + query.replace("number", "callee"), log);
  }

  private void list(Service service, String path, Map<String, JsonNode> into) {
    JsonNode page = get(service, path + "&limit=" + MOST);
    page.path("items").forEach(item -> into.put(item.path("id").asText(), item));
  }

  private void readOutcomes(String decision) {
    get(Service.GATEWAY, "/v1/call-permissions/" + decision)
        .path("outcomes")
        .forEach(outcome -> outcomes.add(outcome.path("id").asText()));
  }

  private JsonNode get(Service service, String path) {
    Reply reply = clients.get(service, Role.AUDITOR, path);
    for (int attempt = 1; attempt < ATTEMPTS && !reply.isTaken(); attempt++) {
      Pause.of(BETWEEN);
      reply = clients.get(service, Role.AUDITOR, path);
    }
    if (!reply.isTaken()) {
      throw new StackException(
          "%s does not tell what is on record: status %d %s"
              .formatted(service.module(), reply.status(), reply.body()));
    }
    return reply.body();
  }

  private Set<String> verified(List<Answer> answers) {
    String keys = get(Service.GATEWAY, "/.well-known/jwks.json").toString();
    return answers.stream()
        .filter(Answer::isPermit)
        .filter(answer -> isSigned(answer, keys))
        .map(answer -> answer.said().path("permit").asText())
        .collect(Collectors.toSet());
  }

  /** By a published key, and it speaks of this very decision. */
  private static boolean isSigned(Answer answer, String keys) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setCompactSerialization(answer.said().path("permit").asText());
      PublicJsonWebKey key =
          (PublicJsonWebKey)
              new JsonWebKeySet(keys)
                  .findJsonWebKey(signature.getKeyIdHeaderValue(), null, null, null);
      signature.setKey(key.getPublicKey());
      return signature.verifySignature()
          && answer.id().equals(JwtClaims.parse(signature.getPayload()).getClaimValue("jti"));
    } catch (JoseException | InvalidJwtException unsigned) {
      return false;
    }
  }

  private void inParallel(Collection<String> all, Consumer<String> read) {
    Set<StackException> failures = ConcurrentHashMap.newKeySet();
    List<Thread> reading =
        all.stream()
            .map(each -> Thread.ofVirtual().start(() -> inTurn(each, read, failures)))
            .toList();
    for (Thread thread : reading) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    failures.stream()
        .findAny()
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  private void inTurn(String each, Consumer<String> read, Set<StackException> failures) {
    turns.acquireUninterruptibly();
    try {
      read.accept(each);
    } catch (StackException failure) {
      failures.add(failure);
    } finally {
      turns.release();
    }
  }
}
