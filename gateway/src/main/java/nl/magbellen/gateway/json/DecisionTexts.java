package nl.magbellen.gateway.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.Map;
import nl.magbellen.common.json.Fields;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Said;
import nl.magbellen.gateway.facts.CallerFacts;
import nl.magbellen.gateway.facts.Facts;
import nl.magbellen.gateway.question.LoggedQuestion;

/**
 * The texts of one batch. Who calls is the same for many questions of a batch, so that those facts
 * are written out once. For one thread.
 */
public final class DecisionTexts {

  private static final int USUAL_LENGTH = 1024;

  private final ObjectMapper json;
  private final Map<CallerFacts, String> callers = new IdentityHashMap<>();

  /**
   * No text is made yet.
   *
   * @param json the mapper whose settings hold
   */
  public DecisionTexts(ObjectMapper json) {
    this.json = json;
  }

  /** A question without its callee. */
  public String of(LoggedQuestion question) {
    return text(question, QuestionOut::question);
  }

  /** An answer with its text. */
  public Said say(CallPermission answer) {
    return new Said(answer, text(answer, PermissionOut::permission));
  }

  /** The fields of an answer but its permit, and after them what {@code more} writes. */
  public String claims(CallPermission answer, Fields.Writer<CallPermission> more) {
    return text(
        answer,
        (decided, out) -> {
          out.writeStartObject();
          PermissionOut.decision(decided, out);
          more.write(decided, out);
          out.writeEndObject();
        });
  }

  /** The facts of a decision. */
  public String of(Facts facts) {
    return text(facts, (all, out) -> FactsOut.facts(all, out, this::caller));
  }

  private void caller(CallerFacts facts, JsonGenerator out) throws IOException {
    out.writeRawValue(callers.computeIfAbsent(facts, one -> text(one, CallerOut::caller)));
  }

  private <T> String text(T value, Fields.Writer<T> writer) {
    StringWriter text = new StringWriter(USUAL_LENGTH);
    try (JsonGenerator out = json.getFactory().createGenerator(text)) {
      writer.write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException("A decision cannot be written as JSON.", e);
    }
    return text.toString();
  }
}
