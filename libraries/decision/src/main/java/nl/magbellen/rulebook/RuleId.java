package nl.magbellen.rulebook;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules that the program knows, each with the parameters that it reads. What they say, when and
 * with which values stands in the rulebook file alone.
 */
public enum RuleId {
  NUMBER_VALID("NL.NUMBER.VALID"),
  NUMBER_CALLABLE("NL.NUMBER.CALLABLE", RuleParameter.KINDS),
  SCOPE("NL.SCOPE"),
  SCOPE_PURPOSE("NL.SCOPE.PURPOSE", RuleParameter.OUTSIDE, RuleParameter.STILL_APPLY),
  CALLER_KNOWN("NL.CALLER.KNOWN"),
  OBJECTION("NL.TW.OBJECTION", RuleParameter.FOR_COMPANIES_TOO),
  NATIONAL_REGISTER("NL.BMNR", RuleParameter.SCRUB_GOOD_FOR),
  MINOR("NL.CTM.MINOR", RuleParameter.AGE),
  CALLER_ID_SHOWN("NL.TW.CLI.SHOWN"),
  CALLER_ID_RANGE("NL.CLI.RANGE", RuleParameter.KINDS),
  CALLER_ID_OWNED("NL.CLI.OWNED"),
  CALLER_ID_CALLBACK("NL.CTM.CLI.CALLBACK", RuleParameter.RESULTS, RuleParameter.MAX_AGE),
  CALLER_ID_PUBLISHED("NL.CTM.CLI.PUBLISHED"),
  CALLER_ID_KEPT("NL.CTM.CLI.KEPT", RuleParameter.KEPT_FOR),
  HOURS("NL.CTM.HOURS", RuleParameter.WINDOWS, RuleParameter.FREE_WHEN_REQUESTED),
  DAYS(
      "NL.CTM.DAYS",
      RuleParameter.WEEKDAYS,
      RuleParameter.HOLIDAYS,
      RuleParameter.NATIONAL_DAYS,
      RuleParameter.LUSTRUM_DAYS,
      RuleParameter.EARLY_DAYS,
      RuleParameter.FREE_WHEN_REQUESTED),
  EVES(
      "NL.CTM.EVES",
      RuleParameter.DATES,
      RuleParameter.WEEKDAYS,
      RuleParameter.EVE_UNTIL,
      RuleParameter.FREE_WHEN_REQUESTED),
  MOURNING(
      "NL.CTM.MOURNING",
      RuleParameter.COMMEMORATION_DAYS,
      RuleParameter.MOURNING_DAYS,
      RuleParameter.FREE_WHEN_REQUESTED),
  TRAINED(
      "NL.GTM.TRAINED", RuleParameter.MODULES, RuleParameter.CODE_YEAR, RuleParameter.CODE_YEARS),
  AUTOMATED("NL.TW.AUTOMATED", RuleParameter.CALLERS),
  LEGAL_BASIS("NL.TW.BASIS", RuleParameter.EXEMPT),
  OPT_OUT("NL.TW.OPT-OUT"),
  REQUESTED("NL.REQUESTED"),
  CONSENT("NL.TW.CONSENT", RuleParameter.METHODS),
  CONSENT_PERIOD("NL.TW.CONSENT.PERIOD", RuleParameter.TERM),
  CONSENT_STANDALONE("NL.CTM.CONSENT.STANDALONE"),
  CONSENT_VERIFIED("NL.CTM.CONSENT.VERIFIED", RuleParameter.METHODS),
  CONSENT_PERSON("NL.CTM.CONSENT.PERSON", RuleParameter.METHODS),
  CONSENT_FIRST_CALL("NL.CTM.CONSENT.FIRST-CALL", RuleParameter.TERM),
  CUSTOMER("NL.TW.CUSTOMER", RuleParameter.EXCEPTIONS),
  CUSTOMER_TERM("NL.CTM.CUSTOMER-TERM", RuleParameter.MAX_TERM, RuleParameter.ADVICE_OUTCOMES),
  PUBLISHED_NUMBER("NL.TW.PUBLISHED-NUMBER", RuleParameter.MAX_AGE),
  STATE_IDENTITY_AND_PURPOSE(
      "STATE_IDENTITY_AND_PURPOSE", RuleParameter.PURPOSES, RuleParameter.ANNOUNCE_OVER),
  OFFER_RIGHT_TO_OBJECT("OFFER_RIGHT_TO_OBJECT", RuleParameter.PURPOSES, RuleParameter.ANNOUNCED),
  NO_OFFER_TO_MINOR("NO_OFFER_TO_MINOR", RuleParameter.PURPOSES, RuleParameter.AGE),
  WRITTEN_CONFIRMATION("WRITTEN_CONFIRMATION", RuleParameter.PURPOSES),
  COOLING_OFF("COOLING_OFF", RuleParameter.PURPOSES, RuleParameter.FROM_EURO),
  DISCLOSE_AI("DISCLOSE_AI", RuleParameter.PURPOSES, RuleParameter.CALLERS),
  NO_VOICEMAIL("NO_VOICEMAIL", RuleParameter.PURPOSES),
  KEEP_NUMBER_CALLABLE("KEEP_NUMBER_CALLABLE", RuleParameter.PURPOSES, RuleParameter.KEPT_FOR),
  NO_OFFER("NO_OFFER", RuleParameter.PURPOSES),
  REPORT_OUTCOME("REPORT_OUTCOME", RuleParameter.PURPOSES),
  CONSENT_PROOF(
      "NL.CTM.CONSENT.PROOF",
      RuleParameter.WORKING_DAYS,
      RuleParameter.WEEKDAYS,
      RuleParameter.HOLIDAYS),
  CONSENT_WITHDRAWAL("NL.TW.CONSENT.WITHDRAWAL"),
  OBJECTION_HANDLED("NL.CTM.OBJECTION.HANDLED", RuleParameter.AT_MOST),
  COMPLAINT_ANSWER(
      "NL.COMPLAINT.ANSWER",
      RuleParameter.WORKING_DAYS,
      RuleParameter.WEEKDAYS,
      RuleParameter.HOLIDAYS),
  COMPLAINT_THRESHOLD("NL.COMPLAINT.THRESHOLD", RuleParameter.COMPLAINTS, RuleParameter.TERM),
  PRIVACY_REQUEST("NL.AVG.REQUEST", RuleParameter.TERM),
  EVIDENCE_KEPT(
      "NL.EVIDENCE.KEPT",
      RuleParameter.CONSENT_AFTER_LAST_USE,
      RuleParameter.DECISIONS,
      RuleParameter.OBJECTIONS),
  FINE(
      "NL.TW.FINE",
      RuleParameter.EURO,
      RuleParameter.TURNOVER_PERCENT,
      RuleParameter.DOUBLED_WITHIN);

  private static final Map<String, RuleId> BY_ID =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(RuleId::id, Function.identity()));

  private final String id;
  private final List<RuleParameter<?>> parameters;

  RuleId(String id, RuleParameter<?>... parameters) {
    this.id = id;
    this.parameters = List.of(parameters);
  }

  /** Its name in the rulebook file and in answers, as in {@code NL.TW.OBJECTION}. */
  public String id() {
    return id;
  }

  /** Whether the Code Telemarketing or the rules of conduct for telemarketers hold it. */
  boolean isOfACode() {
    return id.startsWith("NL.CTM.") || id.startsWith("NL.GTM.");
  }

  /** The parameters that it needs, all of them. */
  public List<RuleParameter<?>> parameters() {
    return parameters;
  }

  /**
   * The rule of that name.
   *
   * @throws IllegalArgumentException when the program knows no such rule
   */
  public static RuleId of(String id) {
    RuleId rule = BY_ID.get(id);
    if (rule == null) {
      throw new IllegalArgumentException("unknown rule " + id);
    }
    return rule;
  }
}
