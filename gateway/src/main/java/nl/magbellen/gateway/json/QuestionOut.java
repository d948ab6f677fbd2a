package nl.magbellen.gateway.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import nl.magbellen.question.LoggedQuestion;
import nl.magbellen.service.json.Fields;

/** Writes a question as the log keeps it. */
final class QuestionOut extends StdSerializer<LoggedQuestion> {

  QuestionOut() {
    super(LoggedQuestion.class);
  }

  @Override
  public void serialize(LoggedQuestion question, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    question(question, out);
  }

  static void question(LoggedQuestion question, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.text(out, "callerId", question.callerId());
    Fields.text(out, "advertiser", question.advertiser());
    Fields.text(out, "agency", question.agency());
    Fields.text(out, "telemarketer", question.telemarketer());
    Fields.plain(out, "purpose", question.purpose());
    Fields.text(out, "subject", question.subject());
    Fields.plain(out, "calleeKind", question.calleeKind());
    Fields.text(out, "person", question.person());
    Fields.plain(out, "caller", question.caller());
    out.writeBooleanField("calleeMinor", question.calleeMinor());
    Fields.instant(out, "at", question.at());
    Fields.text(out, "reference", question.reference());
    out.writeEndObject();
  }
}
