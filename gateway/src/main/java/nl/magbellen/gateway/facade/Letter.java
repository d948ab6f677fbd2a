package nl.magbellen.gateway.facade;

import java.util.List;
import nl.magbellen.decision.Reason;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.service.refusal.CommonRefusal.InvalidFields;
import nl.magbellen.service.refusal.Refusal;

/**
 * The result of a number, as dialers know it. Only {@link #C} and {@link #E} may be called; what is
 * not known for certain is neither.
 */
enum Letter {
  /** Clean: may be called. */
  C,
  /** May be called because of an existing relation with a customer or a giver. */
  E,
  /** Invalid: no number that can be called, today or another day. */
  I,
  /** The person objected: on the advertiser's own list. */
  P,
  /** Do not call: the law wants a basis, and none holds. */
  D,
  /** Blocked: nothing about the number; what blocks it can be mended, and then asked again. */
  B;

  /** That of a decision: of several reasons the one that says most about the number. */
  static Letter of(CallPermission answer) {
    return switch (answer.decision()) {
      case Verdict.PERMIT ->
          switch (answer.basis().type()) {
            case CUSTOMER_RELATION -> E;
            case REQUESTED_CALL, CONSENT, PUBLISHED_NUMBER, NOT_REQUIRED -> C;
          };
      case Verdict.DENY ->
          answer.reasons().stream()
              .map(Reason::code)
              .map(Letter::of)
              .min(Enum::compareTo)
              .orElse(B);
    };
  }

  /** That of a number that was not decided. */
  static Letter of(Refusal refusal) {
    boolean isAboutNumber =
        refusal instanceof InvalidFields(var errors)
            && errors.stream().allMatch(error -> error.pointer().equals("/callee"));
    return isAboutNumber ? I : B;
  }

  /** All of them that a dialer may call. */
  static List<Letter> callable() {
    return List.of(C, E);
  }

  private static Letter of(ReasonCode code) {
    return switch (code) {
      case NUMBER_INVALID, NUMBER_NOT_CALLABLE, NUMBER_OUT_OF_SCOPE -> I;
      case OBJECTION_REGISTERED -> P;
      case NATIONAL_REGISTER_ENTRY,
          CALLEE_MINOR,
          AUTOMATED_CALL_NEEDS_CONSENT,
          NO_LEGAL_BASIS,
          REQUEST_USED,
          REQUEST_PENDING,
          REQUEST_EXPIRED,
          CONSENT_WITHDRAWN,
          CONSENT_DISPUTED,
          CONSENT_EXPIRED,
          CONSENT_SUBJECT_MISMATCH,
          CONSENT_NOT_PROVABLE,
          CONSENT_UNVERIFIED,
          CONSENT_OTHER_PERSON,
          CONSENT_FIRST_CALL_TERM_PASSED,
          NOT_SIMILAR,
          COLLECTED_WITHOUT_OPT_OUT,
          RELATION_KIND_NOT_ALLOWED,
          CUSTOMER_EXCEPTION_ENDED,
          CUSTOMER_TERM_PASSED,
          BALANCE_TEST_MISSING,
          PUBLISHED_NUMBER_OTHER_SUBJECT,
          PUBLISHED_NUMBER_TOO_OLD ->
          D;
      case ADVERTISER_UNKNOWN,
          AGENCY_NOT_MANDATED,
          CALLER_ID_WITHHELD,
          CALLER_ID_INVALID,
          CALLER_ID_RANGE_NOT_ALLOWED,
          CALLER_ID_NOT_REGISTERED,
          CALLER_ID_NOT_CALLABLE,
          CALLER_ID_NOT_PUBLISHED,
          OUTSIDE_CALLING_HOURS,
          FORBIDDEN_DAY,
          TELEMARKETER_NOT_TRAINED,
          MANY_COMPLAINTS,
          EVIDENCE_UNAVAILABLE ->
          B;
    };
  }
}
