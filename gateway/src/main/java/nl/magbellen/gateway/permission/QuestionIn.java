package nl.magbellen.gateway.permission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import nl.magbellen.gateway.question.CalleeKind;
import nl.magbellen.gateway.question.Purpose;

/** Reads a question field by field, as strictly as any other body and with the same errors. */
final class QuestionIn extends StdDeserializer<QuestionRequest> {

  /** Gives the service's mapper this reader. */
  @Singleton
  static final class Settings implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
      mapper.registerModule(
          new SimpleModule("questions").addDeserializer(QuestionRequest.class, new QuestionIn()));
    }
  }

  private static final class Draft {
    private String callee;
    private String callerId;
    private String advertiser;
    private String agency;
    private String telemarketer;
    private Purpose purpose;
    private String subject;
    private CalleeKind calleeKind;
    private String person;
    private Boolean automated;
    private Boolean calleeMinor;
    private Instant at;
    private String reference;
  }

  private QuestionIn() {
    super(QuestionRequest.class);
  }

  @Override
  public Collection<Object> getKnownPropertyNames() {
    return List.copyOf(QuestionRequest.FIELDS);
  }

  @Override
  public QuestionRequest deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    if (in.hasToken(JsonToken.START_OBJECT)) {
      in.nextToken();
    }
    if (!in.hasToken(JsonToken.FIELD_NAME) && !in.hasToken(JsonToken.END_OBJECT)) {
      return (QuestionRequest) context.handleUnexpectedToken(QuestionRequest.class, in);
    }
    Draft draft = new Draft();
    for (; in.hasToken(JsonToken.FIELD_NAME); in.nextToken()) {
      String name = in.currentName();
      in.nextToken();
      if (QuestionRequest.FIELDS.contains(name)) {
        read(draft, name, in, context);
      } else {
        handleUnknownProperty(in, context, QuestionRequest.class, name);
      }
    }
    return question(draft);
  }

  private static void read(Draft draft, String name, JsonParser in, DeserializationContext context)
      throws IOException {
    try {
      readKnown(draft, name, in, context);
    } catch (JsonMappingException e) {
      throw JsonMappingException.wrapWithPath(e, QuestionRequest.class, name);
    }
  }

  private static void readKnown(
      Draft draft, String name, JsonParser in, DeserializationContext context) throws IOException {
    switch (name) {
      case "callee" -> draft.callee = value(in, context, String.class);
      case "callerId" -> draft.callerId = value(in, context, String.class);
      case "advertiser" -> draft.advertiser = value(in, context, String.class);
      case "agency" -> draft.agency = value(in, context, String.class);
      case "telemarketer" -> draft.telemarketer = value(in, context, String.class);
      case "purpose" -> draft.purpose = value(in, context, Purpose.class);
      case "subject" -> draft.subject = value(in, context, String.class);
      case "calleeKind" -> draft.calleeKind = value(in, context, CalleeKind.class);
      case "person" -> draft.person = value(in, context, String.class);
      case "automated" -> draft.automated = value(in, context, Boolean.class);
      case "calleeMinor" -> draft.calleeMinor = value(in, context, Boolean.class);
      case "at" -> draft.at = value(in, context, Instant.class);
      case "reference" -> draft.reference = value(in, context, String.class);
      default -> throw new IllegalStateException(name + " is a field that nobody reads");
    }
  }

  private static <T> T value(JsonParser in, DeserializationContext context, Class<T> type)
      throws IOException {
    return in.hasToken(JsonToken.VALUE_NULL) ? null : context.readValue(in, type);
  }

  private static QuestionRequest question(Draft draft) {
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
        draft.automated,
        draft.calleeMinor,
        draft.at,
        draft.reference);
  }
}
