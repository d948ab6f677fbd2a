package nl.magbellen.gateway.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.magbellen.gateway.disposition.Meaning;
import nl.magbellen.gateway.log.CalledDecisions.Named;
import nl.magbellen.gateway.outcome.OutcomeRequest;
import nl.magbellen.gateway.refusal.GatewayRefusal.ReportOfNoCall;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnreadableReport;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.refusal.RefusedException;

/**
 * One report of many.
 *
 * @param line where it stands, from 1
 * @param named on which decision the call was made
 * @param said how the call ended
 * @param usual what is so where neither the report nor a table of dispositions says otherwise
 */
public record ReportLine(long line, Named named, OutcomeRequest said, Meaning usual) {

  /**
   * How a line names the decision.
   *
   * @param decision its id; null if that is not known
   * @param reference that of its question; null for none
   * @param callee the number that was called; null if that is not said
   * @param advertiser for whom; null if that is not said
   */
  private record Name(
      UUID decision,
      @Size(min = 1, max = 200) String reference,
      TelephoneNumber callee,
      @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String advertiser) {

    private boolean namesNothing() {
      return decision == null && reference == null && callee == null;
    }

    private Named named() {
      return new Named(decision, reference, callee, advertiser);
    }
  }

  /** The same, of a dialer whose words usually mean something. */
  public ReportLine meaning(Meaning usually) {
    return new ReportLine(line, named, said, usually);
  }

  /** Reads lines by the rules of a single report. */
  @ApplicationScoped
  public static class Reader {

    /** What names the decision; all else tells how the call ended. */
    private static final List<String> NAMING =
        List.of("decision", "reference", "callee", "advertiser");

    private final ObjectMapper json;
    private final Validator validator;

    Reader(ObjectMapper json, Validator validator) {
      this.json = json;
      this.validator = validator;
    }

    /**
     * Reads a line.
     *
     * @throws RefusedException if it is not what a report is
     */
    ReportLine read(long line, String text) {
      try {
        return read(line, json.readTree(text));
      } catch (JsonProcessingException e) {
        throw new RefusedException(new UnreadableReport(e));
      }
    }

    /**
     * Reads an item.
     *
     * @throws RefusedException if it is not what a report is
     */
    public ReportLine read(long line, JsonNode told) {
      if (!(told instanceof ObjectNode object)) {
        throw new RefusedException(new ReportOfNoCall());
      }
      ObjectNode rest = object.deepCopy();
      ObjectNode naming = json.createObjectNode();
      NAMING.stream().filter(rest::has).forEach(field -> naming.set(field, rest.remove(field)));
      try {
        Name name = json.treeToValue(naming, Name.class);
        OutcomeRequest said = json.treeToValue(rest, OutcomeRequest.class);
        requireValid(name, said);
        return new ReportLine(line, name.named(), said, Meaning.NONE);
      } catch (JsonProcessingException e) {
        throw new RefusedException(new UnreadableReport(e));
      }
    }

    private void requireValid(Name name, OutcomeRequest said) {
      Set<ConstraintViolation<?>> violations = new HashSet<>(validator.validate(name));
      violations.addAll(validator.validate(said));
      if (!violations.isEmpty()) {
        throw new ConstraintViolationException(violations);
      }
      if (name.namesNothing()) {
        throw new RefusedException(new ReportOfNoCall());
      }
    }
  }
}
