package nl.magbellen.gateway.shortform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * FreeSWITCH's mod_httapi as a client: it sends no {@code Accept} of its own, adds fields to the
 * form that are none of a question, and posts the same form once more when the call has ended.
 */
final class Httapi {

  private static final String NAME = "mod_httapi/";
  private static final String ENDED = "exiting";

  private static final Set<String> ITS_FIELDS =
      Set.of("hostname", "session_id", "url", "method", "user_agent", "httapi_profile", ENDED);

  /** Of what it tells about the channel. */
  private static final List<String> ITS_PREFIXES =
      List.of(
          "Caller-",
          "Other-Leg-",
          "Channel-",
          "Call-Direction",
          "Presence-",
          "Answer-State",
          "variable_");

  private Httapi() {}

  /** Whether this client is it, by its {@code User-Agent}; null for none. */
  static boolean is(String userAgent) {
    return userAgent != null && userAgent.startsWith(NAME);
  }

  /** Whether the call has ended, so that there is nothing to ask. */
  static boolean hasEnded(Map<String, List<String>> form) {
    return form.containsKey(ENDED);
  }

  /** The fields of the question, and those that are wrong. */
  static Map<String, List<String>> withoutItsOwn(Map<String, List<String>> form) {
    Map<String, List<String>> question = new HashMap<>(form);
    question.keySet().removeIf(Httapi::isItsOwn);
    return question;
  }

  private static boolean isItsOwn(String field) {
    return ITS_FIELDS.contains(field) || ITS_PREFIXES.stream().anyMatch(field::startsWith);
  }
}
