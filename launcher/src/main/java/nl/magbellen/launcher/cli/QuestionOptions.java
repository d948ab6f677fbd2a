package nl.magbellen.launcher.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/**
 * What a question may say beside whom it is about, for whom and why; for one call or for a list.
 */
final class QuestionOptions {

  @Option(names = "--caller-id", description = "The number shown; left out means withheld.")
  private String callerId;

  @Option(names = "--subject", description = "What the call is about, such as energy-contract.")
  private String subject;

  @Option(names = "--agency", description = "The agency that calls for the advertiser.")
  private String agency;

  @Option(names = "--telemarketer", description = "Who calls.")
  private String telemarketer;

  @Option(names = "--callee-kind", description = "NATURAL_PERSON, LEGAL_PERSON or UNKNOWN.")
  private String calleeKind;

  @Option(names = "--person", description = "The person called, as the advertiser knows him.")
  private String person;

  @Option(
      names = "--caller",
      paramLabel = "HUMAN|RECORDED|AI_AGENT",
      description = "Who or what speaks on the calling side (default: HUMAN).")
  private String caller;

  String agency() {
    return agency;
  }

  /** The fields that were given, under their names in a question. */
  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("callerId", callerId);
    fields.put("subject", subject);
    fields.put("agency", agency);
    fields.put("telemarketer", telemarketer);
    fields.put("calleeKind", calleeKind);
    fields.put("person", person);
    fields.put("caller", caller);
    fields.values().removeIf(value -> value == null);
    return fields;
  }
}
