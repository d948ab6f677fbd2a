package nl.magbellen.gateway.permission;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Purpose;
import nl.magbellen.question.Question;
import nl.magbellen.question.Terms;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.refusal.CommonRefusal.InvalidFields;
import nl.magbellen.service.refusal.FieldError;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The question as a dialer writes it: may this call be made? Every other form of it follows from
 * these components: the columns and constants of a screening, the context of an access request, and
 * the documents of them. A field that is absent is null.
 */
@Schema(
    name = "Question",
    description = "May this call be made?",
    requiredProperties = "callee",
    examples =
        """
        {"callee": "+31612345678", "callerId": "+31207001234", "advertiser": "zonnestroom",
         "agency": "belhuis", "telemarketer": "t-0042", "purpose": "COMMERCIAL",
         "subject": "energy-contract", "at": "2026-11-24T14:00:00+01:00", "reference": "row-17"}
        """)
public record QuestionRequest(
    @Schema(
            description = "The number to be called, E.164 or Dutch national form",
            minLength = 1,
            maxLength = LONGEST,
            pattern = "\\S")
        String callee,
    @Schema(
            description =
                "The number that will be shown; null when withheld. Absent it is the campaign's,"
                    + " and withheld when there is none",
            maxLength = LONGEST)
        @JsonDeserialize(using = CallerIdText.class)
        String callerId,
    @Schema(
            description = "On whose behalf; required unless a campaign says it",
            pattern = Identifier.PATTERN)
        String advertiser,
    @Schema(
            description = "Who calls for the advertiser; absent when it calls itself",
            pattern = Identifier.PATTERN)
        String agency,
    @Schema(description = "Who will speak", pattern = Identifier.PATTERN) String telemarketer,
    @Schema(description = "Why; required unless a campaign says it") Purpose purpose,
    @Schema(
            description =
                "What about; required unless the purpose is SERVICE or RESEARCH, or a campaign says it",
            maxLength = LONGEST)
        String subject,
    @Schema(description = "Absent counts as UNKNOWN, and that as a natural person")
        CalleeKind calleeKind,
    @Schema(
            description = "The advertiser's own reference of the person to be called",
            maxLength = LONGEST)
        String person,
    @Schema(description = "Who or what speaks on the calling side; absent counts as HUMAN")
        Caller caller,
    @Schema(description = "true means the caller RECORDED; may not contradict the caller")
        Boolean automated,
    @Schema(description = "true when the callee is known or suspected to be 16 or younger")
        Boolean calleeMinor,
    @Schema(description = "When the call will be made; absent for now") Instant at,
    @Schema(description = "Given back with the answer", maxLength = LONGEST) String reference,
    @Schema(
            description =
                "The dialer's campaign: it stands for the advertiser, agency, purpose, subject and"
                    + " callerId that are absent, and may not contradict those that are there",
            pattern = Identifier.PATTERN)
        String campaign) {

  /** Its fields, in their order. */
  public static final Components<QuestionRequest> FIELDS = Components.of(QuestionRequest.class);

  /** Those of them that are {@linkplain Identifier ids}. */
  public static final Set<String> IDS = Set.of("advertiser", "agency", "telemarketer", "campaign");

  private static final int LONGEST = 200;

  /**
   * The question of one number of a list, which leaves the rest to a campaign.
   *
   * @param callerId null as in a question that does not say it, as are the next three
   * @param campaign null for none
   */
  public static QuestionRequest of(
      String callee,
      String callerId,
      String advertiser,
      Instant at,
      String reference,
      String campaign) {
    return new QuestionRequest(
        callee,
        callerId,
        advertiser,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        at,
        reference,
        campaign);
  }

  /**
   * The question in the domain's own terms, whatever campaign it names.
   *
   * @param tokenAgency the agency of the asker's token, or null; stands in for an absent agency
   * @param now stands in for an absent {@code at}
   * @throws RefusedException with every field that is missing, too long or of a wrong form
   */
  Question toQuestion(String tokenAgency, Instant now) {
    List<FieldError> errors = new ArrayList<>();
    require(errors, "callee", callee);
    if (advertiser == null) {
      errors.add(new FieldError("/advertiser", "NOT_NULL", "must be given"));
    }
    if (purpose == null) {
      errors.add(new FieldError("/purpose", "NOT_NULL", "must be given"));
    } else if (purpose.offers()) {
      require(errors, "subject", subject);
    }
    if (caller != null && automated != null && automated == (caller == Caller.HUMAN)) {
      errors.add(
          new FieldError(
              "/automated", "CONTRADICTION", "must not contradict the caller, " + caller));
    }
    requireId(errors, "advertiser", advertiser);
    requireId(errors, "agency", agency);
    requireId(errors, "telemarketer", telemarketer);
    limit(errors, "callee", callee);
    limit(errors, "callerId", shownCallerId());
    limit(errors, "subject", subject);
    limit(errors, "person", person);
    limit(errors, "reference", reference);
    if (!errors.isEmpty()) {
      throw new RefusedException(new InvalidFields(errors));
    }
    return new Question(
        Callee.parse(callee),
        new Terms(
            CallerId.parse(shownCallerId()),
            advertiser,
            agency == null ? tokenAgency : agency,
            telemarketer,
            purpose,
            subject,
            calleeKind == null ? CalleeKind.UNKNOWN : calleeKind,
            person,
            speaker(),
            Boolean.TRUE.equals(calleeMinor),
            at == null ? now : at,
            reference,
            null,
            List.of()));
  }

  /** The same question with another campaign, and other values of what it may stand for. */
  QuestionRequest with(
      String callerId,
      String advertiser,
      String agency,
      Purpose purpose,
      String subject,
      String campaign) {
    return new QuestionRequest(
        callee,
        callerId,
        advertiser,
        agency,
        telemarketer,
        purpose,
        subject,
        calleeKind,
        person,
        caller,
        automated,
        calleeMinor,
        at,
        reference,
        campaign);
  }

  /** The same question, which names this campaign. */
  QuestionRequest inCampaign(String id) {
    return with(callerId, advertiser, agency, purpose, subject, id);
  }

  private String shownCallerId() {
    return withholdsCallerId() ? null : callerId;
  }

  /** Whether it says that no number will be shown; it says nothing of it when it is absent. */
  boolean withholdsCallerId() {
    return CallerIdText.WITHHELD.equals(callerId);
  }

  private Caller speaker() {
    if (caller != null) {
      return caller;
    }
    return Boolean.TRUE.equals(automated) ? Caller.RECORDED : Caller.HUMAN;
  }

  private static void require(List<FieldError> errors, String field, String value) {
    if (value == null || value.isBlank()) {
      errors.add(new FieldError("/" + field, "NOT_BLANK", "must be given"));
    }
  }

  /** Null passes. */
  private static void requireId(List<FieldError> errors, String field, String value) {
    if (value != null && !Identifier.isOne(value)) {
      errors.add(new FieldError("/" + field, "PATTERN", Identifier.MESSAGE));
    }
  }

  private static void limit(List<FieldError> errors, String field, String value) {
    if (value == null) {
      return;
    }
    if (value.length() > LONGEST) {
      errors.add(
          new FieldError("/" + field, "SIZE", "must hold at most " + LONGEST + " characters"));
    } else if (value.indexOf('\0') >= 0) {
      errors.add(new FieldError("/" + field, "PATTERN", "must not hold the character NUL"));
    }
  }
}
