package nl.magbellen.gateway.permission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.Purpose;
import nl.magbellen.service.json.RecordIn;

/** Reads a question by hand. */
final class QuestionIn extends RecordIn<QuestionIn.Draft, QuestionRequest> {

  /** Gives the service's mapper this reader. */
  @Singleton
  static final class Settings implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
      mapper.registerModule(
          new SimpleModule("questions").addDeserializer(QuestionRequest.class, new QuestionIn()));
    }
  }

  /** The fields that came. */
  static final class Draft {
    private String callee;
    private String callerId;
    private String advertiser;
    private String agency;
    private String telemarketer;
    private Purpose purpose;
    private String subject;
    private CalleeKind calleeKind;
    private String person;
    private Caller caller;
    private Boolean automated;
    private Boolean calleeMinor;
    private Instant at;
    private String reference;
  }

  private QuestionIn() {
    super(QuestionRequest.class, QuestionRequest.FIELDS);
  }

  @Override
  protected Draft draft() {
    return new Draft();
  }

  @Override
  protected void read(Draft draft, String field, JsonParser in, DeserializationContext context)
      throws IOException {
    switch (field) {
      case "callee" -> draft.callee = context.readValue(in, String.class);
      case "callerId" -> draft.callerId = context.readValue(in, String.class);
      case "advertiser" -> draft.advertiser = context.readValue(in, String.class);
      case "agency" -> draft.agency = context.readValue(in, String.class);
      case "telemarketer" -> draft.telemarketer = context.readValue(in, String.class);
      case "purpose" -> draft.purpose = context.readValue(in, Purpose.class);
      case "subject" -> draft.subject = context.readValue(in, String.class);
      case "calleeKind" -> draft.calleeKind = context.readValue(in, CalleeKind.class);
      case "person" -> draft.person = context.readValue(in, String.class);
      case "caller" -> draft.caller = context.readValue(in, Caller.class);
      case "automated" -> draft.automated = context.readValue(in, Boolean.class);
      case "calleeMinor" -> draft.calleeMinor = context.readValue(in, Boolean.class);
      case "at" -> draft.at = context.readValue(in, Instant.class);
      case "reference" -> draft.reference = context.readValue(in, String.class);
      default -> throw new IllegalStateException(field + " is a field that nobody reads");
    }
  }

  @Override
  protected QuestionRequest finished(Draft draft) {
    return new QuestionRequest(
        draft.callee,
        draft.callerId,
        draft.advertiser,
        draft.agency,
        draft.telemarketer,
        draft.purpose,
        draft.subject,
        draft.calleeKind,
        draft.person,
        draft.caller,
        draft.automated,
        draft.calleeMinor,
        draft.at,
        draft.reference);
  }
}
