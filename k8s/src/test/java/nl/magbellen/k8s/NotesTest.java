package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Helm says to who has installed the chart. */
class NotesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          networkPolicy: {enabled: false}                | networkPolicy.enabled is false
          codes: {sender: development}                   | codes.sender is development
          database: {cloudNativePg: {instances: 1}}      | nothing backs the databases up
          logMonths: {suspend: true}                     | kept for ever
          {database: {cloudNativePg: {scheduledBackup: "0 0 2 * * *", plugins: [{name: tape.example}]}}, monitoring: {alarms: {enabled: true, runbook: "https://x"}}} | no alarm knows the backups of tape.example
          helmTest: {enabled: true, advertiser: zonnestroom} | helm -n telephony test calls
          """)
  void theySayWhatToKnowOfTheseValues(String values, String said) {
    // Given
    // When
    String notes = Chart.notes(values);
    // Then
    assertThat(notes).contains("Magbellen 0.1.0 is installed as calls", said);
  }

  @ParameterizedTest
  @CsvSource({"WARNING", "kept for ever", "helm -n telephony test"})
  void theySayNothingElseWhenAllIsSet(String unsaid) {
    // Given
    String set = "{logMonths: {keptFor: P5Y}, helmTest: {enabled: false}}";
    // When
    String notes = Chart.notes(Everything.ON, set);
    // Then
    assertThat(notes).contains("Magbellen 0.1.0 is installed as calls").doesNotContain(unsaid);
  }
}
