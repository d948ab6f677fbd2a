package nl.magbellen.gateway.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
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
import nl.magbellen.gateway.answer.Texts;
import nl.magbellen.question.json.TermsJson;
import nl.magbellen.rulebook.Message;
import nl.magbellen.service.json.Fields;

/**
 * The texts of one batch. Who calls is the same for many questions of a batch, and of most numbers
 * of a list nothing is on record: what is equal is written out once. For one thread.
 */
public final class DecisionTexts {

  private static final int USUAL_LENGTH = 1024;
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .rootValueSeparator("\n")
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final Map<CallerFacts, String> callers = new IdentityHashMap<>();
  private final Map<Message, String> messages = new HashMap<>();

  /** A JSON object with what is written of a decision. */
  public static String object(Decided decided, Fields.Writer<Decided> fields) {
    return json(
        decided,
        (it, out) -> {
          out.writeStartObject();
          fields.write(it, out);
          out.writeEndObject();
        });
  }

  private static <T> String json(T value, Fields.Writer<T> writer) {
    StringWriter text = new StringWriter(USUAL_LENGTH);
    try (JsonGenerator out = JSON.createGenerator(text)) {
      writer.write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException("A decision cannot be written as JSON.", e);
    }
    return text.toString();
  }

  /**
   * Writes what the log keeps of the decisions on a page, three lines each: the question without
   * its callee, the facts, and the answer as the client gets it; see {@link RepeatedTexts}. No line
   * end follows the last; the stream stays open.
   */
  public void lines(List<Decided> page, OutputStream to) throws IOException {
    RepeatedTexts texts = new RepeatedTexts();
    try (JsonGenerator out = JSON.createGenerator(to)) {
      for (Decided decided : page) {
        out.writeRawValue(TermsJson.write(decided.question().terms()));
        out.writeRawValue(texts.of(decided.facts(), () -> written(decided.facts(), texts)));
        PermissionOut.permission(
            decided.answer(), (message, in) -> written(message, texts, in), out);
      }
    }
  }

  private String written(Facts facts, RepeatedTexts texts) {
    return FactsJson.write(
        facts,
        caller -> {
          String text = callers.computeIfAbsent(caller, FactsJson::write);
          return texts.of(text, () -> text);
        });
  }

  private void written(Message message, RepeatedTexts texts, JsonGenerator out) throws IOException {
    out.writeFieldName("message");
    out.writeRawValue(
        texts.of(
            message,
            () ->
                messages.computeIfAbsent(
                    message,
                    it -> json(it, (each, to) -> PermissionOut.object(each, Texts.BOTH, to)))));
  }
}
