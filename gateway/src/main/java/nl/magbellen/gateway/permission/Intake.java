package nl.magbellen.gateway.permission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.gateway.answer.Texts;
import nl.magbellen.gateway.campaign.Campaign;
import nl.magbellen.gateway.campaign.CampaignLedger;
import nl.magbellen.gateway.campaign.Campaigns;
import nl.magbellen.gateway.refusal.GatewayRefusal.CampaignNotRead;
import nl.magbellen.gateway.refusal.GatewayRefusal.ForeignAgency;
import nl.magbellen.gateway.refusal.GatewayRefusal.ForeignCampaign;
import nl.magbellen.gateway.refusal.GatewayRefusal.ItemIsNoObject;
import nl.magbellen.gateway.refusal.GatewayRefusal.SeveralCampaigns;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnknownCampaign;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnreadableQuestion;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.question.Question;
import nl.magbellen.rulebook.BeforeFirstRulebook;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.api.Identifier;
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

  private static final String CAMPAIGN = "campaign";

  /** Longer than anything is waited for. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final String askedBy;
  private final String agency;
  private final boolean actsForAll;
  private final Set<String> advertisers;
  private final String onlyCampaign;
  private final CurrentRulebook rulebook;
  private final ObjectMapper json;
  private final CampaignLedger ledger;
  private final Campaigns campaigns;

  /** Takes in what this client asks. */
  Intake(Client client, CurrentRulebook rulebook, ObjectMapper json, CampaignLedger ledger) {
    this.askedBy = client.name();
    this.agency = client.agency().orElse(null);
    this.actsForAll = client.actsForAll();
    this.advertisers = Set.copyOf(client.advertisers());
    this.onlyCampaign = client.campaign().orElse(null);
    this.rulebook = rulebook;
    this.json = json;
    this.ledger = ledger;
    this.campaigns = Campaigns.NONE;
  }

  private Intake(Intake other, Campaigns campaigns) {
    this.askedBy = other.askedBy;
    this.agency = other.agency;
    this.actsForAll = other.actsForAll;
    this.advertisers = other.advertisers;
    this.onlyCampaign = other.onlyCampaign;
    this.rulebook = other.rulebook;
    this.json = other.json;
    this.ledger = other.ledger;
    this.campaigns = campaigns;
  }

  /**
   * The campaigns that questions name, as far as they can be names.
   *
   * @param questions JSON of any kind
   */
  public static Set<String> campaignsOf(Stream<? extends JsonNode> questions) {
    return questions
        .filter(Objects::nonNull)
        .map(question -> question.path(CAMPAIGN).textValue())
        .filter(id -> id != null && Identifier.isOne(id))
        .collect(Collectors.toSet());
  }

  /** The same, as far as they can be names. */
  public static Set<String> campaignsOf(QuestionRequest question) {
    return Stream.ofNullable(question.campaign())
        .filter(Identifier::isOne)
        .collect(Collectors.toSet());
  }

  /**
   * The same intake, which knows these campaigns as they are now; never fails. What could not be
   * read in time is refused, question by question.
   *
   * @param longest how long they are waited for at most
   */
  public Uni<Intake> knowing(Set<String> ids, Duration longest) {
    Set<String> unknown =
        Stream.concat(ids.stream(), Stream.ofNullable(onlyCampaign))
            .filter(id -> !campaigns.asked().contains(id))
            .collect(Collectors.toSet());
    return unknown.isEmpty()
        ? Uni.createFrom().item(this)
        : ledger
            .named(unknown, actsForAll ? null : advertisers, longest)
            .map(more -> new Intake(this, campaigns.and(more)));
  }

  /** The same intake, which knows these campaigns too. */
  public Uni<Intake> knowing(Set<String> ids) {
    return knowing(ids, LONGEST);
  }

  /** Names the client. */
  String askedBy() {
    return askedBy;
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
  AskedQuestion asked(QuestionRequest asked, Instant now) {
    QuestionRequest request = onlyCampaign == null ? asked : inOnlyCampaign(asked);
    Question question =
        request.campaign() == null ? request.toQuestion(agency, now) : inCampaign(request, now);
    requireAdvertiser(question.terms().advertiser());
    requireOwnAgency(question.terms().agency());
    try {
      rulebook.shipped().at(question.at());
    } catch (BeforeFirstRulebook e) {
      throw RefusedException.invalidField("/at", "BEFORE_FIRST_RULEBOOK", e.getMessage());
    }
    return new AskedQuestion(question, askedBy);
  }

  /** What the client need not say: its key says it. */
  private QuestionRequest inOnlyCampaign(QuestionRequest asked) {
    if (asked.campaign() == null) {
      return asked.inCampaign(onlyCampaign);
    }
    if (!asked.campaign().equals(onlyCampaign)) {
      throw new RefusedException(new ForeignCampaign(onlyCampaign));
    }
    return asked;
  }

  private Question inCampaign(QuestionRequest request, Instant now) {
    Campaign campaign = campaign(request);
    Question question = CampaignFields.filled(request, campaign).toQuestion(campaign.agency(), now);
    return new Question(
        question.callee(), question.terms().inCampaign(campaign.id(), campaign.telemarketers()));
  }

  private Campaign campaign(QuestionRequest request) {
    requireId(CAMPAIGN, request.campaign());
    if (request.advertiser() != null) {
      requireId("advertiser", request.advertiser());
      requireAdvertiser(request.advertiser());
    }
    if (!campaigns.isKnown() || !campaigns.asked().contains(request.campaign())) {
      throw new RefusedException(new CampaignNotRead());
    }
    List<Campaign> own =
        campaigns.of(request.campaign()).stream()
            .filter(each -> agency == null || agency.equals(each.agency()))
            .filter(
                each ->
                    request.advertiser() == null || request.advertiser().equals(each.advertiser()))
            .toList();
    if (own.size() != 1) {
      throw new RefusedException(own.isEmpty() ? new UnknownCampaign() : new SeveralCampaigns());
    }
    return own.getFirst();
  }

  /** Which messages the campaign of a question that was taken in wants; empty if it says none. */
  Optional<Texts> textsOf(Question question) {
    return Stream.ofNullable(question.terms().campaign())
        .flatMap(id -> campaigns.of(id).stream())
        .filter(campaign -> campaign.advertiser().equals(question.terms().advertiser()))
        .map(Campaign::texts)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Texts::named);
  }

  private static void requireId(String field, String id) {
    if (!Identifier.isOne(id)) {
      throw RefusedException.invalidField("/" + field, "PATTERN", Identifier.MESSAGE);
    }
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
