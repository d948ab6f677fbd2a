package nl.magbellen.gateway.permission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import nl.magbellen.gateway.permission.DecisionPath.Asked;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.question.Question;
import nl.magbellen.rulebook.BeforeFirstRulebook;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.problem.ProblemMappers;

/**
 * Takes in the questions of one request: understands each, and admits only what the client may ask.
 * It knows the client by heart, so that it may outlive the request's context.
 */
public final class Intake {

  /** What became of one of many questions. */
  public sealed interface Outcome {}

  /** It can be decided. */
  public record Understood(Asked asked) implements Outcome {}

  /** It cannot be decided, and why. */
  public record Refused(Problem problem) implements Outcome {}

  private final String askedBy;
  private final String agency;
  private final boolean actsForAll;
  private final Set<String> advertisers;
  private final CurrentRulebook rulebook;
  private final ObjectMapper json;

  /** Takes in what this client asks. */
  public Intake(Client client, CurrentRulebook rulebook, ObjectMapper json) {
    this.askedBy = client.name();
    this.agency = client.agency().orElse(null);
    this.actsForAll = client.actsForAll();
    this.advertisers = Set.copyOf(client.advertisers());
    this.rulebook = rulebook;
    this.json = json;
  }

  /**
   * One of many questions.
   *
   * @param defaults fields that the item does not give itself; may be null
   * @param now stands in for an absent {@code at}
   */
  public Outcome understand(ObjectNode defaults, JsonNode item, Instant now) {
    try {
      if (!item.isObject()) {
        throw ProblemException.badRequest("Each item must be a JSON object: a question.");
      }
      ObjectNode merged = defaults == null ? json.createObjectNode() : defaults.deepCopy();
      merged.setAll((ObjectNode) item);
      return new Understood(asked(json.treeToValue(merged, QuestionRequest.class), now));
    } catch (ProblemException e) {
      return new Refused(e.problem());
    } catch (JsonProcessingException e) {
      return new Refused(ProblemMappers.json(e, ""));
    }
  }

  /**
   * One of many questions, its fields read already.
   *
   * @param now stands in for an absent {@code at}
   */
  public Outcome understand(QuestionRequest request, Instant now) {
    try {
      return new Understood(asked(request, now));
    } catch (ProblemException e) {
      return new Refused(e.problem());
    }
  }

  /**
   * A single question.
   *
   * @throws ProblemException 400 when it cannot be understood, 403 when the client may not ask it
   */
  Asked asked(QuestionRequest request, Instant now) {
    Question question = request.toQuestion(agency, now);
    requireAdvertiser(question.terms().advertiser());
    requireOwnAgency(question.terms().agency());
    try {
      rulebook.shipped().at(question.at());
    } catch (BeforeFirstRulebook e) {
      throw ProblemException.invalidField("/at", "BEFORE_FIRST_RULEBOOK", e.getMessage());
    }
    return new Asked(question, askedBy);
  }

  private void requireAdvertiser(String advertiser) {
    if (!actsForAll && !advertisers.contains(advertiser)) {
      throw ProblemException.forbidden(
          "The token's advertisers do not hold the advertiser of this request.");
    }
  }

  private void requireOwnAgency(String asked) {
    if (agency != null && !agency.equals(asked)) {
      throw ProblemException.forbidden(
          "The token is that of an agency; it may not ask for another one.");
    }
  }
}
