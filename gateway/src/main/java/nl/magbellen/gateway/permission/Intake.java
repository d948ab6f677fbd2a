package nl.magbellen.gateway.permission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import nl.magbellen.gateway.refusal.GatewayRefusal.ForeignAgency;
import nl.magbellen.gateway.refusal.GatewayRefusal.ItemIsNoObject;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnreadableQuestion;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.question.Question;
import nl.magbellen.rulebook.BeforeFirstRulebook;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.refusal.CommonRefusal.ForeignAdvertiser;
import nl.magbellen.service.refusal.Refusal;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Takes in the questions of one request: understands each, and admits only what the client may ask.
 * It keeps a copy of what it needs of the client, so that it may outlive the request's context.
 */
public final class Intake {

  /** The result of reading one of many questions. */
  public sealed interface Understanding {}

  /** It can be decided. */
  public record Understood(AskedQuestion asked) implements Understanding {}

  /** It cannot be decided, and why. */
  public record Refused(Refusal refusal) implements Understanding {}

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
  public Understanding understand(ObjectNode defaults, JsonNode item, Instant now) {
    try {
      if (!item.isObject()) {
        throw new RefusedException(new ItemIsNoObject());
      }
      ObjectNode question = withDefaults((ObjectNode) item, defaults);
      return new Understood(asked(json.treeToValue(question, QuestionRequest.class), now));
    } catch (RefusedException e) {
      return new Refused(e.refusal());
    } catch (JsonProcessingException e) {
      return new Refused(new UnreadableQuestion(e));
    }
  }

  /**
   * Fills in what the item does not give. A null gives nothing, so that a client that writes all
   * its empty fields takes no minor or machine out of the question; but for {@code callerId}, where
   * null says that the number is withheld.
   */
  private ObjectNode withDefaults(ObjectNode item, ObjectNode defaults) {
    ObjectNode question = defaults == null ? json.createObjectNode() : defaults.deepCopy();
    item.properties().stream()
        .filter(field -> !field.getValue().isNull() || isAnswerWhenNull(field.getKey(), question))
        .forEach(field -> question.set(field.getKey(), field.getValue()));
    return question;
  }

  private static boolean isAnswerWhenNull(String field, ObjectNode defaults) {
    return !defaults.has(field) || field.equals("callerId");
  }

  /**
   * One of many questions, its fields read already.
   *
   * @param now stands in for an absent {@code at}
   */
  public Understanding understand(QuestionRequest request, Instant now) {
    try {
      return new Understood(asked(request, now));
    } catch (RefusedException e) {
      return new Refused(e.refusal());
    }
  }

  /**
   * A single question.
   *
   * @throws RefusedException when it cannot be understood, or when the client may not ask it
   */
  AskedQuestion asked(QuestionRequest request, Instant now) {
    Question question = request.toQuestion(agency, now);
    requireAdvertiser(question.terms().advertiser());
    requireOwnAgency(question.terms().agency());
    try {
      rulebook.shipped().at(question.at());
    } catch (BeforeFirstRulebook e) {
      throw RefusedException.invalidField("/at", "BEFORE_FIRST_RULEBOOK", e.getMessage());
    }
    return new AskedQuestion(question, askedBy);
  }

  private void requireAdvertiser(String advertiser) {
    if (!actsForAll && !advertisers.contains(advertiser)) {
      throw new RefusedException(new ForeignAdvertiser());
    }
  }

  private void requireOwnAgency(String asked) {
    if (agency != null && !agency.equals(asked)) {
      throw new RefusedException(new ForeignAgency());
    }
  }
}
