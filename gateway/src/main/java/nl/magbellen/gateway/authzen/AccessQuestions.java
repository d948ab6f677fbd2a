package nl.magbellen.gateway.authzen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.magbellen.gateway.permission.AskedQuestion;
import nl.magbellen.gateway.permission.Intake;
import nl.magbellen.gateway.permission.QuestionRequest;
import nl.magbellen.gateway.refusal.GatewayRefusal.EvaluationIsNoObject;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnreadableQuestion;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.RefusalTables;
import nl.magbellen.service.refusal.CommonRefusal.InvalidFields;
import nl.magbellen.service.refusal.FieldError;
import nl.magbellen.service.refusal.Refusal;

/**
 * Reads access requests as questions, and reports what is wrong with a question by the names that
 * the access request has for it.
 */
final class AccessQuestions {

  private static final String CALLEE = "callee";
  private static final String ADVERTISER = "advertiser";

  private static final Set<String> OF_CONTEXT =
      QuestionRequest.FIELDS.names().stream()
          .filter(field -> !field.equals(CALLEE) && !field.equals(ADVERTISER))
          .collect(Collectors.toUnmodifiableSet());

  /** What became of a request. */
  sealed interface Understanding {}

  /** It can be decided. */
  record Understood(AskedQuestion asked) implements Understanding {}

  /**
   * It is about something that nobody knows here, and so is not permitted; what, by the names that
   * an access request has for it.
   */
  record Unknown(List<FieldError> what) implements Understanding {}

  /** It cannot be decided; why, by the names that an access request has for it. */
  record Misunderstood(Problem problem) implements Understanding {}

  private final Intake intake;
  private final RefusalTables refusals;
  private final ObjectMapper json;

  AccessQuestions(Intake intake, RefusalTables refusals, ObjectMapper json) {
    this.intake = intake;
    this.refusals = refusals;
    this.json = json;
  }

  /**
   * One request.
   *
   * @param now stands in for an absent {@code at}
   */
  Understanding understand(AccessRequest request, Instant now) {
    List<FieldError> errors = faults(request);
    if (!errors.isEmpty()) {
      return misunderstood(new InvalidFields(errors));
    }
    List<FieldError> unknown = unknown(request);
    if (!unknown.isEmpty()) {
      return new Unknown(unknown);
    }
    return switch (intake.understand(null, question(request), now)) {
      case Intake.Understood(AskedQuestion asked) -> new Understood(asked);
      case Intake.Refused(Refusal refusal) ->
          new Misunderstood(inTheirWords(refusals.problem(refusal)));
    };
  }

  /**
   * One of many; what is no request at all is refused alone.
   *
   * @param defaults stand in for parts that it lacks
   */
  Understanding understand(JsonNode item, AccessRequest defaults, Instant now) {
    if (!item.isObject()) {
      return misunderstood(new EvaluationIsNoObject());
    }
    try {
      return understand(json.treeToValue(item, AccessRequest.class).orElse(defaults), now);
    } catch (JsonProcessingException e) {
      return misunderstood(new UnreadableQuestion(e));
    }
  }

  private Misunderstood misunderstood(Refusal refusal) {
    return new Misunderstood(refusals.problem(refusal));
  }

  /** What AuthZEN demands and is not there. */
  private static List<FieldError> faults(AccessRequest request) {
    List<FieldError> errors = new ArrayList<>();
    require(errors, "/subject", request.subject());
    require(errors, "/resource", request.resource());
    if (request.action() == null) {
      missing(errors, "/action");
    } else if (request.action().name() == null) {
      missing(errors, "/action/name");
    }
    return errors;
  }

  private static void require(
      List<FieldError> errors, String pointer, AccessRequest.Entity entity) {
    if (entity == null) {
      missing(errors, pointer);
      return;
    }
    if (entity.type() == null) {
      missing(errors, pointer + "/type");
    }
    if (entity.id() == null) {
      missing(errors, pointer + "/id");
    }
  }

  private static void missing(List<FieldError> errors, String pointer) {
    errors.add(new FieldError(pointer, "NOT_NULL", "must be given"));
  }

  private static List<FieldError> unknown(AccessRequest request) {
    List<FieldError> unknown = new ArrayList<>();
    if (!request.subject().type().equals(ADVERTISER)) {
      unknown.add(new FieldError("/subject/type", "UNKNOWN_TYPE", "must be \"advertiser\""));
    }
    if (!request.resource().type().equals("telephone_number")) {
      unknown.add(new FieldError("/resource/type", "UNKNOWN_TYPE", "must be \"telephone_number\""));
    }
    if (!request.action().name().equals("call")) {
      unknown.add(new FieldError("/action/name", "UNKNOWN_ACTION", "must be \"call\""));
    }
    return unknown;
  }

  private ObjectNode question(AccessRequest request) {
    ObjectNode question =
        request.context() == null
            ? json.createObjectNode()
            : request.context().deepCopy().retain(OF_CONTEXT);
    return question.put(CALLEE, request.resource().id()).put(ADVERTISER, request.subject().id());
  }

  private static Problem inTheirWords(Problem problem) {
    return problem.withErrors(
        problem.errors().stream().map(AccessQuestions::inTheirWords).toList());
  }

  private static FieldError inTheirWords(FieldError error) {
    String pointer =
        switch (Objects.requireNonNullElse(error.pointer(), "")) {
          case "/callee" -> "/resource/id";
          case "/advertiser" -> "/subject/id";
          case String other -> "/context" + other;
        };
    return new FieldError(pointer, error.code(), error.message());
  }
}
