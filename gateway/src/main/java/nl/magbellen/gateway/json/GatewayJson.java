package nl.magbellen.gateway.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import nl.magbellen.question.CallerId;

/** Writes what every decision carries by hand: the same JSON, without reflection. */
@Singleton
public final class GatewayJson implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(
        new SimpleModule("decisions")
            .addSerializer(new PermissionOut())
            .addSerializer(new WordedOut())
            .addSerializer(new CallerIdOut()));
  }

  /** An answer with the messages that its client reads. */
  private static final class WordedOut extends StdSerializer<WordedPermission> {
    WordedOut() {
      super(WordedPermission.class);
    }

    @Override
    public void serialize(WordedPermission worded, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      PermissionOut.permission(worded.answer(), worded.texts(), out);
    }
  }

  /** A caller id by its text; null when it is withheld. */
  private static final class CallerIdOut extends StdSerializer<CallerId> {
    CallerIdOut() {
      super(CallerId.class);
    }

    @Override
    public void serialize(CallerId callerId, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(callerId.text());
    }
  }
}
