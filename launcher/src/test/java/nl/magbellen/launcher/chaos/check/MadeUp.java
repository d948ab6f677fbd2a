package nl.magbellen.launcher.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.magbellen.launcher.chaos.history.Aftermath;
import nl.magbellen.launcher.chaos.history.Answer;
import nl.magbellen.launcher.chaos.history.Answer.Ask;
import nl.magbellen.launcher.chaos.history.Downtimes;
import nl.magbellen.launcher.chaos.history.History;
import nl.magbellen.launcher.chaos.history.Write;
import nl.magbellen.launcher.chaos.history.Write.Kind;
import nl.magbellen.launcher.chaos.history.Write.Result;

/**
 * A history about one number, told second by second. All that is told is on record in the end,
 * unless it is forgotten.
 */
final class MadeUp {

  static final String NUMBER = "+31610000000";
  static final String COMPANY = "energy";

  private static final JsonMapper JSON = new JsonMapper();
  private static final long BEGUN_AT = System.nanoTime();
  private static final Instant BEGUN = Instant.parse("2026-11-24T13:00:00Z");

  final Map<String, JsonNode> records = new HashMap<>();
  final Map<String, JsonNode> log = new HashMap<>();
  final Set<String> verified = new HashSet<>();
  final Set<String> outcomes = new HashSet<>();
  final Set<String> sent = new HashSet<>();
  final Downtimes gateway = new Downtimes();
  private final Downtimes wrongClocks = new Downtimes();
  private final List<Write> writes = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();

  /** A write that took the second. */
  MadeUp write(int second, Kind kind, String id) {
    return write(second, kind, id, null, Result.ACKNOWLEDGED);
  }

  /** A write about another record that took the second. */
  MadeUp write(int second, Kind kind, String id, String about) {
    return write(second, kind, id, about, Result.ACKNOWLEDGED);
  }

  MadeUp write(int second, Kind kind, String id, String about, Result result) {
    Write write =
        new Write(
            kind,
            NUMBER,
            COMPANY,
            about,
            BEGUN.plusSeconds(second),
            nanos(second),
            nanos(second + 1),
            result,
            id);
    writes.add(write);
    write.change().ifPresent(sent::add);
    if (result == Result.ACKNOWLEDGED) {
      record(kind, id, about);
    }
    return this;
  }

  private void record(Kind kind, String id, String about) {
    switch (kind) {
      case CONSENT, OBJECTION, REQUESTED_CALL, RELATION, PUBLISHED_NUMBER, CALLED_AND_OBJECTED ->
          records.put(id, JSON.createObjectNode().put("id", id));
      case WITHDRAWAL -> ((ObjectNode) records.get(about)).put("withdrawnAt", "now");
      case LIFT -> ((ObjectNode) records.get(about)).put("liftedAt", "now");
      case RELATION_END -> ((ObjectNode) records.get(about)).put("endedAt", "now");
      case CALLED, NOT_REACHED -> outcomes.add(id);
    }
  }

  /** A PERMIT that was asked and answered within the second. */
  MadeUp permit(int second, Ask ask, String id, String basis, String evidence) {
    ObjectNode said = said(id, "PERMIT").put("permit", "signed " + id).put("binding", true);
    said.putObject("basis").put("type", basis).put("evidence", "record:" + evidence);
    verified.add("signed " + id);
    return answered(second, ask, said, null);
  }

  /** A DENY that was asked and answered within the second. */
  MadeUp deny(int second, Ask ask, String id, String... codes) {
    ObjectNode said = said(id, "DENY").put("binding", true);
    var reasons = said.putArray("reasons");
    for (String code : codes) {
      reasons.addObject().put("code", code);
    }
    return answered(second, ask, said, null);
  }

  MadeUp answered(int second, Ask ask, ObjectNode said, String key) {
    log.put(said.path("id").asText(), said);
    return answered(second, Duration.ofSeconds(1), ask, 200, said, key);
  }

  /** Any other answer, or none. */
  MadeUp answered(int second, Duration took, Ask ask, int status, JsonNode said, String key) {
    answers.add(
        new Answer(
            ask,
            NUMBER,
            COMPANY,
            key,
            nanos(second),
            nanos(second) + took.toNanos(),
            true,
            status,
            said));
    return this;
  }

  /** Some service's clock is wrong between these seconds. */
  MadeUp wrongClock(int from, int to) {
    wrongClocks.during(nanos(from), nanos(to));
    return this;
  }

  static ObjectNode said(String id, String decision) {
    return JSON.createObjectNode().put("id", id).put("decision", decision);
  }

  List<Violation.Kind> broken() {
    Aftermath aftermath = new Aftermath(records, log, verified, outcomes, Map.of("steady", sent));
    return new Checker(Duration.ofSeconds(5))
        .check(new History(writes, answers, gateway, wrongClocks, aftermath)).stream()
            .map(Violation::kind)
            .toList();
  }

  private static long nanos(int second) {
    return BEGUN_AT + Duration.ofSeconds(second).toNanos();
  }
}
