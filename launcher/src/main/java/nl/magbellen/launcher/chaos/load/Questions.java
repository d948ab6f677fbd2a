package nl.magbellen.launcher.chaos.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.magbellen.launcher.chaos.history.Answer;
import nl.magbellen.launcher.chaos.history.Answer.Ask;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;

/**
 * Asks the gateway, and notes every answer.
 *
 * @param planned the moment of questions about a call to come
 */
record Questions(Clients clients, Ledger ledger, String planned) {

  private static final String PATH = "/v1/call-permissions";
  private static final int OK = 200;

  /**
   * What is asked.
   *
   * @param advertiser for whom; the charity for {@link Ask#CHARITY}
   */
  record Matter(Ask ask, String number, String advertiser) {}

  /** Asks one question. */
  Answer ask(Matter matter, String key, boolean overLink) {
    long sent = System.nanoTime();
    Reply reply = post(PATH, body(matter), key, overLink);
    Answer answer = answer(matter, key, sent, !overLink, reply.status(), reply.body());
    ledger.note(answer);
    return answer;
  }

  /** Asks some at once. */
  void askTogether(List<Matter> matters, boolean overLink) {
    long sent = System.nanoTime();
    List<Map<String, Object>> items = matters.stream().map(this::body).toList();
    Reply reply = post(PATH + "/batch?texts=both", Map.of("items", items), null, overLink);
    JsonNode said = reply.body().path("items");
    IntStream.range(0, matters.size())
        .mapToObj(i -> answer(matters.get(i), null, sent, !overLink, reply.status(), said.path(i)))
        .forEach(ledger::note);
  }

  private Reply post(String path, Object body, String key, boolean overLink) {
    return overLink
        ? clients.postOverLink(Service.GATEWAY, Role.DIALER, path, body, key)
        : clients.post(Service.GATEWAY, Role.DIALER, path, body, key);
  }

  private static Answer answer(
      Matter matter, String key, long sent, boolean measured, int status, JsonNode said) {
    return new Answer(
        matter.ask(),
        matter.number(),
        matter.advertiser(),
        key,
        sent,
        System.nanoTime(),
        measured,
        status,
        status == OK && said.hasNonNull("decision") ? said : null);
  }

  private Map<String, Object> body(Matter matter) {
    Map<String, Object> body = new TreeMap<>();
    body.put("callee", matter.number());
    body.put("advertiser", matter.advertiser());
    body.put("callerId", World.callerIdOf(matter.advertiser()));
    body.put("purpose", purpose(matter.ask()));
    body.put("subject", matter.ask() == Ask.CHARITY ? World.DONATION : World.SUBJECT);
    switch (matter.ask()) {
      case PLANNED, CHARITY -> body.put("at", planned);
      case MACHINE -> {
        body.put("calleeKind", "LEGAL_PERSON");
        body.put("caller", "AI_AGENT");
      }
      case NOW, SERVICE -> {}
    }
    return body;
  }

  private static String purpose(Ask ask) {
    return switch (ask) {
      case CHARITY -> "CHARITABLE";
      case SERVICE -> "SERVICE";
      case NOW, PLANNED, MACHINE -> "COMMERCIAL";
    };
  }
}
