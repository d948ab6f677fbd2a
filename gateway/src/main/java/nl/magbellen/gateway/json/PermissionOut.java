package nl.magbellen.gateway.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import nl.magbellen.decision.Basis;
import nl.magbellen.decision.Obligation;
import nl.magbellen.decision.Reason;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Texts;
import nl.magbellen.rulebook.Message;
import nl.magbellen.service.json.Fields;

/** Writes an answer, as an object of its own or into the one around it. */
final class PermissionOut extends StdSerializer<CallPermission> {

  private final boolean unwrapped;

  PermissionOut() {
    this(false);
  }

  private PermissionOut(boolean unwrapped) {
    super(CallPermission.class);
    this.unwrapped = unwrapped;
  }

  @Override
  public JsonSerializer<CallPermission> unwrappingSerializer(NameTransformer unused) {
    return new PermissionOut(true);
  }

  @Override
  public boolean isUnwrappingSerializer() {
    return unwrapped;
  }

  @Override
  public void serialize(CallPermission answer, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    if (unwrapped) {
      fields(answer, (message, to) -> message(message, Texts.BOTH, to), out);
    } else {
      permission(answer, out);
    }
  }

  static void permission(CallPermission answer, JsonGenerator out) throws IOException {
    permission(answer, Texts.BOTH, out);
  }

  static void permission(CallPermission answer, Texts texts, JsonGenerator out) throws IOException {
    permission(answer, (message, to) -> message(message, texts, to), out);
  }

  /**
   * Writes an answer.
   *
   * @param messages writes the field of a message, or nothing
   */
  static void permission(CallPermission answer, Fields.Writer<Message> messages, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    fields(answer, messages, out);
    out.writeEndObject();
  }

  private static void fields(
      CallPermission answer, Fields.Writer<Message> messages, JsonGenerator out)
      throws IOException {
    Fields.plain(out, "id", answer.id());
    Fields.text(out, "reference", answer.reference());
    Fields.plain(out, "decision", answer.decision());
    Fields.instant(out, "at", answer.at());
    Fields.instant(out, "decidedAt", answer.decidedAt());
    Fields.text(out, "rulebook", answer.rulebook());
    out.writeBooleanField("binding", answer.binding());
    basis(answer.basis(), out);
    Fields.list(out, "reasons", answer.reasons(), (reason, to) -> reason(reason, messages, to));
    Fields.list(
        out, "obligations", answer.obligations(), (duty, to) -> obligation(duty, messages, to));
    Fields.instant(out, "retryAt", answer.retryAt());
    Fields.instant(out, "validUntil", answer.validUntil());
    Fields.text(out, "permit", answer.permit());
  }

  private static void basis(Basis basis, JsonGenerator out) throws IOException {
    if (basis == null) {
      out.writeNullField("basis");
      return;
    }
    out.writeObjectFieldStart("basis");
    Fields.plain(out, "type", basis.type());
    Fields.text(out, "evidence", basis.evidence());
    Fields.text(out, "rule", basis.rule());
    out.writeEndObject();
  }

  private static void reason(Reason reason, Fields.Writer<Message> messages, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    Fields.plain(out, "code", reason.code());
    Fields.text(out, "rule", reason.rule());
    Fields.text(out, "evidence", reason.evidence());
    messages.write(reason.message(), out);
    out.writeEndObject();
  }

  private static void obligation(
      Obligation obligation, Fields.Writer<Message> messages, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    Fields.plain(out, "code", obligation.code());
    messages.write(obligation.message(), out);
    out.writeEndObject();
  }

  private static void message(Message message, Texts texts, JsonGenerator out) throws IOException {
    if (texts == Texts.NONE) {
      return;
    }
    out.writeFieldName("message");
    object(message, texts, out);
  }

  /** A message alone. */
  static void object(Message message, Texts texts, JsonGenerator out) throws IOException {
    out.writeStartObject();
    if (texts.hasDutch()) {
      Fields.text(out, "nl", message.nl());
    }
    if (texts.hasEnglish()) {
      Fields.text(out, "en", message.en());
    }
    out.writeEndObject();
  }
}
