package nl.magbellen.gateway.permission;

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
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.problem.Problem.FieldError;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The question as a dialer writes it: may this call be made?
 *
 * @param callee the number to be called, E.164 or Dutch national form
 * @param callerId the number that will be shown; null when withheld
 * @param advertiser on whose behalf
 * @param agency who calls for the advertiser; null when it calls itself
 * @param telemarketer who will speak, if known
 * @param purpose why
 * @param subject what about; required unless the purpose is SERVICE or RESEARCH
 * @param calleeKind null counts as UNKNOWN, and that as a natural person
 * @param person the advertiser's own reference of the person to be called, if it is about one
 * @param caller who or what speaks on the calling side; null counts as HUMAN
 * @param automated true means the caller RECORDED, false HUMAN; may not contradict the caller
 * @param calleeMinor true when the callee is known or suspected to be 16 or younger
 * @param at when the call will be made; null for now
 * @param reference given back with the answer
 */
@Schema(
    name = "Question",
    description = "May this call be made?",
    requiredProperties = {"callee", "advertiser", "purpose"},
    examples =
        """
        {"callee": "+31612345678", "callerId": "+31207001234", "advertiser": "zonnestroom",
         "agency": "belhuis", "telemarketer": "t-0042", "purpose": "COMMERCIAL",
         "subject": "energy-contract", "at": "2026-11-24T14:00:00+01:00", "reference": "row-17"}
        """)
public record QuestionRequest(
    @Schema(minLength = 1, maxLength = LONGEST, pattern = "\\S") String callee,
    @Schema(maxLength = LONGEST) String callerId,
    @Schema(pattern = Identifier.PATTERN) String advertiser,
    @Schema(pattern = Identifier.PATTERN) String agency,
    @Schema(pattern = Identifier.PATTERN) String telemarketer,
    Purpose purpose,
    @Schema(maxLength = LONGEST) String subject,
    CalleeKind calleeKind,
    @Schema(maxLength = LONGEST) String person,
    Caller caller,
    Boolean automated,
    Boolean calleeMinor,
    Instant at,
    @Schema(maxLength = LONGEST) String reference) {

  /** The names of its fields. */
  public static final Set<String> FIELDS =
      Set.of(
          "callee",
          "callerId",
          "advertiser",
          "agency",
          "telemarketer",
          "purpose",
          "subject",
          "calleeKind",
          "person",
          "caller",
          "automated",
          "calleeMinor",
          "at",
          "reference");

  /** Those of them that are {@linkplain Identifier ids}. */
  public static final Set<String> IDS = Set.of("advertiser", "agency", "telemarketer");

  private static final int LONGEST = 200;

  /**
   * The question in the domain's own terms.
   *
   * @param tokenAgency the agency of the asker's token, or null; stands in for an absent agency
   * @param now stands in for an absent {@code at}
   * @throws ProblemException 400 with every field that is missing, too long or of a wrong form
   */
  Question toQuestion(String tokenAgency, Instant now) {
    List<FieldError> errors = new ArrayList<>();
    require(errors, "callee", callee);
    if (advertiser == null) {
      errors.add(new FieldError("/advertiser", "NOT_NULL", "must be given"));
    }
    if (purpose == null) {
      errors.add(new FieldError("/purpose", "NOT_NULL", "must be given"));
    } else if (Question.offers(purpose)) {
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
    limit(errors, "callerId", callerId);
    limit(errors, "subject", subject);
    limit(errors, "person", person);
    limit(errors, "reference", reference);
    if (!errors.isEmpty()) {
      throw ProblemException.invalidFields(errors);
    }
    return new Question(
        Callee.parse(callee),
        CallerId.parse(callerId),
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
        reference);
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
