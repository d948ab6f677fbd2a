package nl.magbellen.launcher.chaos.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A question and what came back.
 *
 * @param ask what kind of question it was
 * @param number about whom
 * @param advertiser for whom
 * @param key its {@code Idempotency-Key}; null without
 * @param sent when it was sent, by {@link System#nanoTime()}
 * @param answered when the answer came, or was given up
 * @param measured whether its wire to the gateway has no faults, so that the time counts
 * @param status HTTP's; 0 when no answer came
 * @param said the decision; null without a decision
 */
public record Answer(
    Ask ask,
    String number,
    String advertiser,
    String key,
    long sent,
    long answered,
    boolean measured,
    int status,
    JsonNode said) {

  /** The kinds of questions: each has one or two legal bases that it can rest on. */
  public enum Ask {
    /** A person calls a person, now: a requested call, or consent within the calling hours. */
    NOW,
    /** A person calls a person in the next calling hours; it does not bind. */
    PLANNED,
    /** A machine calls a company, now: consent or a published number. */
    MACHINE,
    /** A charity calls a donor in the next calling hours; it does not bind. */
    CHARITY,
    /** No offer is made, now. */
    SERVICE
  }

  /** Whether a decision came. */
  public boolean isDecision() {
    return said != null;
  }

  /** Whether it says that the call may be made. */
  public boolean isPermit() {
    return said != null && said.path("decision").asText().equals("PERMIT");
  }

  /** Whether it says that the call may not be made. */
  public boolean isDenial() {
    return said != null && !isPermit();
  }

  /** The decision's id. */
  public String id() {
    return said.path("id").asText();
  }

  /** The codes of all reasons. */
  public List<String> codes() {
    List<String> codes = new ArrayList<>();
    said.path("reasons").forEach(reason -> codes.add(reason.path("code").asText()));
    return codes;
  }

  /** Whether something could not be known or recorded. */
  public boolean isUnavailable() {
    return codes().contains("EVIDENCE_UNAVAILABLE");
  }

  /** The type of the legal basis of a PERMIT. */
  public String basis() {
    return said.path("basis").path("type").asText();
  }

  /** The id of the record that a PERMIT rests on. */
  public String evidence() {
    String evidence = said.path("basis").path("evidence").asText();
    return evidence.substring(evidence.indexOf(':') + 1);
  }

  /** How long it took, in nanoseconds. */
  public long took() {
    return answered - sent;
  }
}
