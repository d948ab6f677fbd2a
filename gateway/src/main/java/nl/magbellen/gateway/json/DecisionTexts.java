package nl.magbellen.gateway.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.json.FactsJson;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.question.json.TermsJson;
import nl.magbellen.service.json.Fields;

/**
 * The texts of one batch. Who calls is the same for many questions of a batch, and of most numbers
 * of a list nothing is on record: equal facts are written out once. For one thread.
 */
public final class DecisionTexts {

  private static final int USUAL_LENGTH = 1024;
  private static final JsonFactory JSON = new JsonFactoryBuilder().rootValueSeparator("\n").build();

  private final Map<CallerFacts, String> callers = new IdentityHashMap<>();
  private final Map<Facts, String> facts = new HashMap<>();

  /** A JSON object with what is written of a decision. */
  public static String object(Decided decided, Fields.Writer<Decided> fields) {
    StringWriter text = new StringWriter(USUAL_LENGTH);
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      fields.write(decided, out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("A decision cannot be written as JSON.", e);
    }
    return text.toString();
  }

  /**
   * Writes what the log keeps of decisions, three lines each: the question without its callee, the
   * facts, and the answer as the client gets it.
   */
  public void lines(List<Decided> decisions, OutputStream to) throws IOException {
    try (JsonGenerator out = JSON.createGenerator(to)) {
      for (Decided decided : decisions) {
        out.writeRawValue(TermsJson.write(decided.question().terms()));
        out.writeRawValue(facts.computeIfAbsent(decided.facts(), this::written));
        PermissionOut.permission(decided.answer(), out);
      }
    }
  }

  private String written(Facts known) {
    return FactsJson.write(known, caller -> callers.computeIfAbsent(caller, FactsJson::write));
  }
}
