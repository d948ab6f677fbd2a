package nl.magbellen.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class DecisionTextTest {

  @Test
  void aPermitSaysOnWhatBasisForHowLongAndWhatToDo() throws Exception {
    // Given
    String decision =
        """
        {"id": "0199", "decision": "PERMIT", "at": "2026-11-24T13:00:00Z", "rulebook": "2026-07-01.a1",
         "binding": true, "basis": {"type": "CONSENT", "evidence": "consent:0197"}, "reasons": [],
         "obligations": [{"code": "REPORT_OUTCOME", "message": {"nl": "Meld.", "en": "Report it."}}],
         "retryAt": null, "validUntil": "2026-11-24T14:15:00+01:00"}
        """;

    // When
    String text = text(decision, "en");

    // Then
    assertThat(text)
        .isEqualTo(
            """
            PERMIT: this call may be made.
              for the call at Tuesday 24 November 2026 14:00:00 (Europe/Amsterdam)
              legal basis     CONSENT, consent:0197
              you must        Report it. [REPORT_OUTCOME]
              valid until     Tuesday 24 November 2026 14:15:00 (Europe/Amsterdam)
              on record as    0199, rulebook 2026-07-01.a1""");
  }

  @Test
  void aDenialSaysEveryReasonInTheLanguageAskedFor() throws Exception {
    // Given
    String decision =
        """
        {"id": "0199", "decision": "DENY", "at": "2026-11-24T14:00:00+01:00", "rulebook": "r",
         "binding": false, "basis": null, "obligations": [], "retryAt": null, "validUntil": null,
         "reasons": [{"code": "OBJECTION_REGISTERED", "rule": "NL.TW.OBJECTION",
           "evidence": "objection:0198", "message": {"nl": "Er is verzet.", "en": "An objection."}},
          {"code": "NO_LEGAL_BASIS", "rule": "NL.TW.BASIS", "evidence": null,
           "message": {"nl": "Geen grondslag.", "en": "No basis."}}]}
        """;

    // When
    String text = text(decision, "nl");

    // Then
    assertThat(text)
        .startsWith("DENY: this call may not be made.")
        .contains("Er is verzet. [OBJECTION_REGISTERED, rule NL.TW.OBJECTION, objection:0198]")
        .contains("Geen grondslag. [NO_LEGAL_BASIS, rule NL.TW.BASIS]")
        .contains("not binding");
  }

  private static String text(String decision, String language) throws Exception {
    return new DecisionText(new JsonMapper().readTree(decision), language).text();
  }
}
