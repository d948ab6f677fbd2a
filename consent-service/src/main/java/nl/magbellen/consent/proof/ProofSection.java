package nl.magbellen.consent.proof;

import java.util.List;

/**
 * What the document says, in one language.
 *
 * @param language ISO 639 code
 * @param text the paragraphs of what was agreed to, as it was, not translated
 * @param verifySteps how anybody verifies the signature
 */
record ProofSection(
    String language,
    String title,
    String about,
    String factsTitle,
    List<Row> facts,
    String textTitle,
    String text,
    String eventsTitle,
    List<Row> events,
    String verifyTitle,
    List<String> verifySteps) {

  /** A label and what stands beside it. */
  record Row(String label, String value) {}
}
