package nl.magbellen.gateway.disposition;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a dialer's word for the end of a call says. What a report says itself comes before it.
 *
 * @param objection whether the consumer objected; null if the word's name is to say
 * @param connected whether somebody was reached; null if it does not say
 * @param wrongPerson whether it was another person; null for not
 * @param calleeMinor whether a minor was reached; null for not
 * @param machine whether a machine answered; null for not
 * @param abandoned whether the call was given up for want of a telemarketer; null for not
 */
@Schema(
    name = "DispositionMeaning",
    description = "What a dialer's word for the end of a call says",
    examples = "{\"objection\": true, \"connected\": true}")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Meaning(
    Boolean objection,
    Boolean connected,
    Boolean wrongPerson,
    Boolean calleeMinor,
    Boolean machine,
    Boolean abandoned) {

  /** Says nothing. */
  public static final Meaning NONE = new Meaning(null, null, null, null, null, null);

  /** The same, and where it does not say, what the other says. */
  public Meaning or(Meaning other) {
    return new Meaning(
        either(objection, other.objection()),
        either(connected, other.connected()),
        either(wrongPerson, other.wrongPerson()),
        either(calleeMinor, other.calleeMinor()),
        either(machine, other.machine()),
        either(abandoned, other.abandoned()));
  }

  private static Boolean either(Boolean said, Boolean otherwise) {
    return said == null ? otherwise : said;
  }
}
